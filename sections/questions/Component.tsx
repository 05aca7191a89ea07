import type { ReactNode } from 'react'

import {
  Heading,
  isEmpty,
  itemLevel,
  Permalink,
  SectionFrame,
  SectionIntroduction,
  type SectionProps,
} from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** Questions that open onto their answers. */
export function Questions(props: SectionProps<'questions'>) {
  const { section, images, siteUrl } = props
  if (isEmpty(section, section.questions)) return null
  const level = itemLevel(section)
  return (
    <SectionFrame section={section} isProse>
      <SectionIntroduction {...props} />
      {section.questions.map(({ id: row, anchor, question, answer }) => {
        const id = anchor || row
        return (
          <Unfolding key={row} level={level} title={frenchTypography(question)} id={id}>
            <Markdown text={answer} startLevel={level} images={images} siteUrl={siteUrl} id={id} />
            <Permalink
              label="Lien vers cette question"
              about={question}
              anchor={id}
              siteUrl={siteUrl}
            />
          </Unfolding>
        )
      })}
    </SectionFrame>
  )
}

type UnfoldingProps = { level: 2 | 3; title: string; id?: string; children: ReactNode }

/**
 * DSFR « Accordéon » in its looks, HTML's own `details` in its ways, so that it works without JavaScript. The anchor is
 * inside, where a browser that follows it opens the answer (HTML, « ancestor details revealing »).
 */
export const Unfolding = ({ level, title, id, children }: UnfoldingProps) => (
  <details className="eig-accordion">
    <summary className="eig-accordion__summary">
      <Heading level={level} className="eig-accordion__title">
        {title}
      </Heading>
    </summary>
    <div className="eig-accordion__answer" id={id}>
      {children}
    </div>
  </details>
)
