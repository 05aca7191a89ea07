import { Callout } from '@/components/dsfr/Callout'
import { Markdown } from '@/lib/markdown'

import type { SectionProps } from '.'

/** What a visitor reads while the call is not open, as DSFR « Mise en avant ». */
export function ClosedCall({ section, images, siteUrl }: SectionProps<'closedCall'>) {
  const { id, title, bodyMarkdown } = section
  if (!title && !bodyMarkdown.trim()) return null
  return (
    <section className="eig-section eig-prose">
      <Callout title={title}>
        <Markdown
          source={bodyMarkdown}
          startLevel={title ? 2 : 1}
          images={images}
          siteUrl={siteUrl}
          id={id}
        />
      </Callout>
    </section>
  )
}
