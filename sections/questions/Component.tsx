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

/** Questions that unfold to show their answers. */
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
 * Looks like DSFR « Accordéon » but uses HTML `details`, so that it works without JavaScript. The anchor is inside, so that
 * browsers open the answer when following it (HTML, « ancestor details revealing »).
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
