import type { Layout } from './addresses'
import type { PageContent } from './complement'

/**
 * What a source file asks to be made: plain data, not yet documents. Fields named `introduction`, `description`,
 * `answer`, `body` and `text` hold Markdown, slices of the source as the editor typed them; all others are plain text.
 */
export type PagePlan = {
  layout: Layout
  /** Without leading slash. */
  address: string
  /** Former addresses, without leading slash, which lead to the page. */
  aliases: string[]
  /** The file says of itself that it is not to be published. */
  isDraft: boolean
  /** Short name, for menus and the breadcrumb; the page's own heading is `hero.title`. */
  title: string
  hero: { title: string; introduction: string; applyLabel: string; rulesLabel: string }
  /** null for a page that announces none. */
  call: CallPlan | null
  sections: SectionPlan[]
}

export type CallPlan = {
  name: string
  promotion: string | null
  override: { to: 'open' | 'closed'; reason: string }
  /** Empty when the source names no target. */
  applyUrl: string
  rulesUrl: string
}

/** A section as a page says it, its documents in it: the sources have no links in calls to action, nor anchors. */
export type SectionPlan = PageContent['sections'][number]

export type SectionPlanOf<Type extends SectionPlan['blockType']> = Extract<
  SectionPlan,
  { blockType: Type }
>

export type ProfilePlan = SectionPlanOf<'profiles'>['profiles'][number]
