import { Markdown } from '@/lib/markdown'
import { frenchTypography } from '@/lib/typography'

import type { SectionProps } from '.'

/** What a visitor reads while the call is not open, as DSFR « Mise en avant ». */
export function ClosedCall({ section, siteUrl }: SectionProps<'closedCall'>) {
  const { id, title, bodyMarkdown } = section
  if (!title && !bodyMarkdown.trim()) return null
  return (
    <section className="eig-section eig-prose">
      <div className="fr-callout">
        {title && <h2 className="fr-callout__title">{frenchTypography(title)}</h2>}
        <div className="fr-callout__text">
          <Markdown source={bodyMarkdown} startLevel={title ? 2 : 1} siteUrl={siteUrl} id={id} />
        </div>
      </div>
    </section>
  )
}
