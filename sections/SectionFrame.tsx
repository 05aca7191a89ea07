import type { Root } from 'mdast'
import type { ReactNode } from 'react'

import { Link } from '@/components/dsfr/Link'
import type { SectionOf, SectionView } from '@/components/views'
import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'
import { frenchTypography } from '@/text/typography'

export type SectionProps<Type extends SectionView['blockType']> = OnPage & {
  section: SectionOf<Type>
}

type OnPage = {
  /** The images that the texts of the page show. */
  images: ImageViews
  /** Absolute address of the site, without trailing slash. */
  siteUrl: string
}

/** The component of each section. The compiler refuses a component whose props differ from the schema. */
export type SectionComponents = {
  [Type in SectionView['blockType']]: (props: SectionProps<Type>) => ReactNode
}

type SectionFrameProps = {
  /** `title`: '' if there is none; left out if the content of the section shows it. */
  section: { anchor?: string; title?: string }
  /** Limits the line length for reading; otherwise the section takes the full width. */
  isProse?: boolean
  children: ReactNode
}

/** The frame of each section: the target of its anchor, and its title as a second-level heading. */
export function SectionFrame({ section, isProse = false, children }: SectionFrameProps) {
  const { anchor, title } = section
  return (
    <section className={isProse ? 'eig-section eig-prose' : 'eig-section'} id={anchor || undefined}>
      {title && <h2>{frenchTypography(title)}</h2>}
      {children}
    </section>
  )
}

type SectionTextProps = OnPage & {
  section: { id: string; title?: string }
  text: Root
  /** Id of the row that the text is in, if any. */
  id?: string
}

/** A text of a section. Its headings stand right under the title of the section, if it has one. */
export const SectionText = ({ section, text, id, images, siteUrl }: SectionTextProps) => (
  <Markdown
    text={text}
    startLevel={section.title ? 2 : 1}
    images={images}
    siteUrl={siteUrl}
    id={id ?? section.id}
  />
)

type List = { id: string; title: string; introduction: Root }

/** The introduction of a list, below its title. Renders nothing if it is empty. */
export function SectionIntroduction(props: OnPage & { section: List }) {
  const { introduction } = props.section
  if (introduction.children.length === 0) return null
  return (
    <div className="eig-prose">
      <SectionText {...props} text={introduction} />
    </div>
  )
}

/** Level of the headings of a section's items: one below its title, if it has one. */
export const itemLevel = (section: { title: string }): 2 | 3 => (section.title ? 3 : 2)

/** Whether a list would show nothing at all. */
export const isEmpty = ({ title, introduction }: Omit<List, 'id'>, items: unknown[]): boolean =>
  !title && introduction.children.length === 0 && items.length === 0

type HeadingProps = { level: 2 | 3 | 4; className?: string; children: ReactNode }

/** A heading whose level depends on its context, so that no level is skipped (RGAA 9.1). */
export function Heading({ level, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const
  return <Tag {...rest} />
}

type PermalinkProps = {
  /** « Lien vers ce critère ». */
  label: string
  /** The title of the passage: several links on a page have the same label (RGAA 6.1). */
  about: string
  anchor: string
  siteUrl: string
}

/** A link to the passage that contains it, for visitors who want to copy its address. */
export const Permalink = ({ label, about, anchor, siteUrl }: PermalinkProps) => (
  <p className="eig-permalink">
    <Link
      className="fr-link fr-link--sm"
      link={{ label, href: `#${anchor}` }}
      about={about}
      siteUrl={siteUrl}
    />
  </p>
)
