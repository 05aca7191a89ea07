/**
 * What a source file asks to be made: plain data, not yet documents. Fields named `introduction`, `description`,
 * `body` and `text` hold Markdown, slices of the source as the editor typed them; all others are plain text.
 */
export type PagePlan = {
  layout: 'admins'
  /** Without leading slash. */
  address: string
  /** Short name, for menus and the breadcrumb; the page's own heading is `hero.title`. */
  title: string
  hero: { title: string; introduction: string; applyLabel: string; rulesLabel: string }
  call: CallPlan
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

export type ProfilePlan = {
  name: string
  description: string
  link: { label: string; url: string } | null
}

export type SectionPlan =
  | { blockType: 'text'; body: string }
  | { blockType: 'profiles'; title: string; introduction: string; profiles: ProfilePlan[] }
  | {
      blockType: 'criteria'
      title: string
      introduction: string
      criteria: { name: string; description: string }[]
    }
  | { blockType: 'steps'; title: string; introduction: string; steps: { text: string }[] }
  | { blockType: 'closedCall'; title: string; body: string }

export type SectionPlanOf<Type extends SectionPlan['blockType']> = Extract<
  SectionPlan,
  { blockType: Type }
>
