import { Markdown } from '@/lib/markdown'

import type { SectionProps } from '.'
import { isEmpty, SectionIntroduction } from './SectionIntroduction'

/** The steps of a selection, in order and numbered by it. */
export function Steps({ section, siteUrl }: SectionProps<'steps'>) {
  if (isEmpty(section, section.steps)) return null
  return (
    <section className="eig-section eig-prose">
      <SectionIntroduction section={section} siteUrl={siteUrl} />
      {section.steps.length > 0 && (
        <ol className="eig-list eig-steps" role="list">
          {section.steps.map(({ id, textMarkdown }) => (
            <li key={id}>
              <Markdown
                source={textMarkdown}
                startLevel={section.title ? 2 : 1}
                siteUrl={siteUrl}
                id={id}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
