import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'

/** Free text, with headings from level 2. */
export function Text({ section, images, siteUrl }: SectionProps<'text'>) {
  if (section.body.children.length === 0) return null
  return (
    <SectionFrame section={section} isProse>
      <Markdown
        text={section.body}
        startLevel={1}
        images={images}
        siteUrl={siteUrl}
        id={section.id}
      />
    </SectionFrame>
  )
}
