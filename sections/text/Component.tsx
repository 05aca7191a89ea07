import type { SectionProps } from '@/sections/props'
import { Markdown } from '@/text/markdown'

/** Free text, with headings from level 2. */
export function Text({ section, images, siteUrl }: SectionProps<'text'>) {
  if (section.body.children.length === 0) return null
  return (
    <section className="eig-section eig-prose">
      <Markdown
        text={section.body}
        startLevel={1}
        images={images}
        siteUrl={siteUrl}
        id={section.id}
      />
    </section>
  )
}
