/**
 * What the public page is a function of: plain data, relations resolved and in order. `site/content.ts` makes
 * these from published documents; components only read them.
 */
import type { Root } from 'mdast'

import type { KeyDate } from '@/call/key-dates'
import type { CallState } from '@/call/state'
import type { LinkView, Resolved } from '@/fields/content'
import type { Purpose } from '@/fields/purpose'
import type { Notice, Page } from '@/payload-types'
import type { ImageViews } from '@/text/markdown/images'
import type { SiteVariable } from '@/text/variables'

export type { LinkView }

export type StoredSection = NonNullable<Page['sections']>[number]

/** What a section shows beside its own fields. */
type Beside = {
  /** Those of the page's call, in order; for the first such section only of a page without `keyDates`. */
  steps: { milestones: KeyDate[] }
  /** Those and the opening and the closing; where one gets them for an agenda, null without a call. */
  keyDates: { milestones: KeyDate[]; calendar: string | null }
  /** All published pages, in the order of their addresses; filled in by `completed`. */
  siteMap: { pages: LinkView[] }
}

/** A section, by the fields of its schema: a `Root` is a text in Markdown, read; a string is plain text. */
export type SectionView = {
  [Type in StoredSection['blockType']]: Resolved<Extract<StoredSection, { blockType: Type }>> &
    (Type extends keyof Beside ? Beside[Type] : unknown)
}[StoredSection['blockType']]

export type SectionOf<Type extends SectionView['blockType']> = Extract<
  SectionView,
  { blockType: Type }
>

/**
 * The call as the page tells it: its name, its state at the instant the view was made for, and when it opens and closes
 * as things stand (see `call/key-dates.ts`); null where no date says it.
 */
export type CallView = {
  name: string
  state: CallState
  opensAt: Date | null
  closesAt: Date | null
}

export type PageView = {
  title: string
  /** What staff wrote for search engines; '' where they leave it to the page. */
  description: string
  /** Path with a leading slash, as in the address bar. */
  path: string
  hero: {
    title: string
    introduction: Root
    /** null where it must not show: no target known, or the page's call is not open. */
    applyLink: LinkView | null
    rulesLink: LinkView | null
  }
  /** Path of the page whose calls it is about, published or not: its own, or one above it. null: it is about none. */
  callsAt: string | null
  /** The one of them that speaks at that instant; null when none is published. */
  call: CallView | null
  sections: SectionView[]
  neighbours: {
    /** Published pages whose address begins this one's, from the top. */
    ancestors: LinkView[]
    /** The pages under this one, then those that stand beside it under the same page. */
    rubric: LinkView[]
    /** For a page that stands under no other: the pages like it. */
    rubrics: LinkView[]
  }
  /** Those that its texts show and that its reader may see. */
  images: ImageViews
  /** What its texts exceed and so are shown without their markup, or not at all, in sentences for staff; none as a rule. */
  excesses: string[]
}

/** What stands in the menu: a link, or a list of links under words of its own. */
export type MenuEntry = LinkView | { label: string; children: LinkView[] }

/** What every page says above its content. */
export type NoticeView = {
  severity: Notice['severity']
  title: string
  text: Root
  link: LinkView | null
}

export type SiteView = {
  name: string
  tagline: string
  /** Absolute, without trailing slash. */
  url: string
  /** Postal address, one line or several. */
  address: string
  /** Where the published pages that the law asks for are, by what they are: paths with a leading slash. */
  requiredPages: Partial<Record<Purpose, string>>
  /** The main navigation, in order. */
  menu: MenuEntry[]
  /** null but between its instants. */
  notice: NoticeView | null
  /** What its owner says for texts to name; null where that is missing. */
  owner: Record<SiteVariable, string | null>
  footerLinks: LinkView[]
  contactEmail: string | null
  /** Whether a mail server is set: visitors may ask to be told of an opening. */
  writesLetters: boolean
}
