import type { Layout } from './addresses'

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
  | {
      blockType: 'questions'
      /** May be empty: the page's heading then says what the questions are about. */
      title: string
      introduction: string
      questions: { question: string; answer: string }[]
    }
  | {
      blockType: 'datedSteps'
      title: string
      /** Dates as they were written: « début avril ». */
      steps: { date: string; description: string }[]
    }
  | {
      blockType: 'callToAction'
      title: string
      body: string
      /** No layout of the source has one. */
      link: null
    }

export type SectionPlanOf<Type extends SectionPlan['blockType']> = Extract<
  SectionPlan,
  { blockType: Type }
>
