/**
 * The views that public pages are rendered from: plain data, with relations resolved and lists in order. `site/content.ts`
 * makes them from published documents; components only read them.
 */
import type { Root } from 'mdast'

import type { DateChange } from '@/call/date-changes'
import type { KeyDate } from '@/call/key-dates'
import type { CallState } from '@/call/state'
import type { DownloadView, LinkView, Resolved } from '@/fields/content'
import type { Purpose } from '@/fields/purpose'
import type { Call, Notice, Page } from '@/payload-types'
import type { ImageViews } from '@/text/markdown/images'
import type { SiteVariable } from '@/text/variables'

export type { LinkView }

export type StoredSection = NonNullable<Page['sections']>[number]

/** Data that a section shows besides its own fields. */
type Beside = {
  /** The milestones of the page's call, in order. Only the first `steps` section of a page without `keyDates` gets them. */
  steps: { milestones: KeyDate[] }
  /**
   * The milestones plus the opening and the closing; `calendar` leads to their calendar file, null without a call or without
   * the calendars of a plugin.
   */
  keyDates: { milestones: KeyDate[]; calendar: { href: string } | null }
  /** All published pages, ordered by address, those that the law requires last. `completed` fills this in. */
  siteMap: { pages: LinkView[] }
}

/** A section with the fields of its schema: a `Root` is parsed Markdown, a string is plain text. */
export type SectionView = {
  [Type in StoredSection['blockType']]: Resolved<Extract<StoredSection, { blockType: Type }>> &
    (Type extends keyof Beside ? Beside[Type] : unknown)
}[StoredSection['blockType']]

export type SectionOf<Type extends SectionView['blockType']> = Extract<
  SectionView,
  { blockType: Type }
>

/**
 * The call as the page shows it: its name, its state at the instant of the view, and its opening and closing dates with the
 * override taken into account (see `call/key-dates.ts`), null when no date is known.
 */
export type CallView = {
  name: string
  state: CallState
  opensAt: Date | null
  closesAt: Date | null
  /** The change of its closing that visitors last heard of; null for none. */
  change?: DateChange | null
  /** The fields that plugins added to calls and that pages may read (`call/added-fields.ts`). */
  added?: Partial<Call>
}

/** What visitors know of a file before they download it: its format, such as « PDF », and its size, null if unknown. */
export type FileFacts = Pick<DownloadView, 'format' | 'bytes'>

export type PageView = {
  title: string
  /** What staff wrote for search engines; '' when they wrote nothing. */
  description: string
  /** Path with a leading slash, as in the address bar. */
  path: string
  hero: {
    title: string
    introduction: Root
    /** null when the link must not show: its target is unknown, or the page's call is not open. */
    applyLink: LinkView | null
    rulesLink: LinkView | null
  }
  /** The file to which `rulesLink` leads; null if it leads to none. */
  rulesFile: FileFacts | null
  /**
   * Path of the page whose calls this page shows, published or not: its own path or an ancestor's. null: it shows no calls.
   */
  callsAt: string | null
  /** The call of `callsAt` to show at this instant; null when none is published. */
  call: CallView | null
  sections: SectionView[]
  neighbours: {
    /** The published pages above this one in the address, from the top. */
    ancestors: LinkView[]
    /** The pages directly under this one, then its siblings. */
    rubric: LinkView[]
    /** On a top-level page: the other top-level pages. */
    rubrics: LinkView[]
  }
  /** The images that its texts show and that its reader may see. */
  images: ImageViews
  /** Sentences for staff about texts that exceed a limit and are shown without their markup, or not at all. Usually empty. */
  excesses: string[]
}

/** An entry of the menu: a link, or a labelled list of links. */
export type MenuEntry = LinkView | { label: string; children: LinkView[] }

/** The notice that every page shows above its content. */
export type NoticeView = {
  severity: Notice['severity']
  title: string
  text: Root
  link: LinkView | null
}

/** The call that every page may name. `path`: of its page. `apply`: null unless visitors may apply now, and to no other. */
export type SiteCall = { path: string; view: CallView; apply: LinkView | null }

export type SiteView = {
  name: string
  tagline: string
  /** Absolute, without trailing slash. */
  url: string
  /** Postal address, one line or several. */
  address: string
  /** Paths, with a leading slash, of the published pages that the law requires, by purpose. */
  requiredPages: Partial<Record<Purpose, string>>
  /** The main navigation, in order: the entries of staff, or else the rubrics. */
  menu: MenuEntry[]
  /** The page to which the address of the site leads. `about`: its description, '' if it has none. null: there is no page. */
  home: { path: string; about: string } | null
  /** The call that is open, or else the first; null if no page shows any. */
  call: SiteCall | null
  /** null outside its display period. */
  notice: NoticeView | null
  /** The owner's details that texts can insert as variables; null when a value is missing. */
  owner: Record<SiteVariable, string | null>
  footerLinks: LinkView[]
  contactEmail: string | null
  /** Whether a mail server is configured, so that visitors can ask to be notified of an opening. */
  writesLetters: boolean
}
