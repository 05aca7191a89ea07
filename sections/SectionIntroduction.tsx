import type { Root } from 'mdast'

import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'
import { frenchTypography } from '@/text/typography'

type SectionIntroductionProps = {
  section: { id: string; title: string; introduction: Root }
  images: ImageViews
  siteUrl: string
}

/** Title and introduction that open a list; each is left out when empty. */
export function SectionIntroduction({ section, images, siteUrl }: SectionIntroductionProps) {
  const { id, title, introduction } = section
  return (
    <>
      {title && <h2>{frenchTypography(title)}</h2>}
      {introduction.children.length > 0 && (
        <div className="eig-prose">
          <Markdown
            text={introduction}
            startLevel={title ? 2 : 1}
            images={images}
            siteUrl={siteUrl}
            id={id}
          />
        </div>
      )}
    </>
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
