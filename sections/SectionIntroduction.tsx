import type { Root } from 'mdast'

import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'

type SectionIntroductionProps = {
  section: { id: string; title: string; introduction: Root }
  images: ImageViews
  siteUrl: string
}

/** The introduction of a list, below its title; nothing when it is empty. */
export function SectionIntroduction({ section, images, siteUrl }: SectionIntroductionProps) {
  const { id, title, introduction } = section
  if (introduction.children.length === 0) return null
  return (
    <div className="eig-prose">
      <Markdown
        text={introduction}
        startLevel={title ? 2 : 1}
        images={images}
        siteUrl={siteUrl}
        id={id}
      />
    </div>
  )
}

/** Level of the headings of a section's items: one below its title, if it has one. */
export function itemLevel(section: { title: string }): 2 | 3 {
  return section.title ? 3 : 2
}

/** True when a section would show nothing at all. */
export function isEmpty(section: { title: string; introduction: Root }, items: unknown[]) {
  return !section.title && section.introduction.children.length === 0 && items.length === 0
}
