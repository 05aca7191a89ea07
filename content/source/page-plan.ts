import type { Layout } from './addresses'
import type { CallContent, Said, SaidPage, SectionContent } from './complement'

/**
 * What a source file asks to be made: plain data, not yet documents, in the words of the site's own fields. Texts in
 * Markdown are slices of the source as the editor typed them.
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
  hero: NonNullable<SaidPage['hero']>
  /** null for a page that announces none. Its state is forced, since a source has no dates. */
  call: CallPlan | null
  sections: SectionPlan[]
}

export type CallPlan = Said<CallContent> & { name: string; override: 'open' | 'closed' }

/** A section as a source says it, its documents in it. */
export type SectionPlan = Said<SectionContent>

export type SectionPlanOf<Type extends SectionPlan['blockType']> = Extract<
  SectionPlan,
  { blockType: Type }
>
