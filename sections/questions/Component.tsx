import { Heading } from '@/components/dsfr/Heading'
import { Permalink } from '@/sections/Permalink'
import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { isEmpty, itemLevel, SectionIntroduction } from '@/sections/SectionIntroduction'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/**
 * Questions that open onto their answers: DSFR « Accordéon » in its looks, HTML's own `details` in its ways, so that it
 * works without JavaScript. The anchor is inside, where a browser that follows it opens the answer (HTML, « ancestor
 * details revealing »).
 */
export function Questions({ section, images, siteUrl }: SectionProps<'questions'>) {
  if (isEmpty(section, section.questions)) return null
  const level = itemLevel(section)
  return (
    <SectionFrame section={section} isProse>
      <SectionIntroduction section={section} images={images} siteUrl={siteUrl} />
      {section.questions.map(({ id: row, anchor, question, answer }) => {
        const id = anchor || row
        return (
          <details className="eig-accordion" key={row}>
            <summary className="eig-accordion__summary">
              <Heading level={level} className="eig-accordion__title">
                {frenchTypography(question)}
              </Heading>
            </summary>
            <div className="eig-accordion__answer" id={id}>
              <Markdown
                text={answer}
                startLevel={level}
                images={images}
                siteUrl={siteUrl}
                id={id}
              />
              <Permalink
                label="Lien vers cette question"
                about={question}
                anchor={id}
                siteUrl={siteUrl}
              />
            </div>
          </details>
        )
      })}
    </SectionFrame>
  )
}
