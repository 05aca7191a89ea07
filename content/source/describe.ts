import type { PageContent } from './complement'
import type { PagePlan, SectionPlan } from './page-plan'
import { piecesOfSection } from './plan-pieces'
import { tokensOf } from './tokens'

const STATES = { open: 'ouvert', closed: 'fermé' } as const

/** What an import of a source file would make, in French, one line a thing. */
export function describeSource({ plan, content }: { plan: PagePlan; content: PageContent }) {
  const { aliases, isDraft, call } = plan
  const { address, title, sections } = content
  const count = `${sections.length} ${sections.length > 1 ? 'sections' : 'section'}`
  return [
    `Page /${address} « ${title} » : ${count}${isDraft ? ', en brouillon' : ''}`,
    ...aliases.map((alias) => `Ancienne adresse : /${alias}`),
    ...(call ? [`Appel « ${call.name} » : ${STATES[call.override.to]}`] : []),
    ...sections.map(describeSection),
  ]
}

function describeSection(section: SectionPlan): string {
  switch (section.blockType) {
    case 'text':
      return `Texte : ${wordCount(section)} mots`
    case 'profiles':
      return `Profils « ${section.title} » : ${section.profiles.length}`
    case 'criteria':
      return `Critères « ${section.title} » : ${section.criteria.length}`
    case 'steps':
      return `Étapes « ${section.title} » : ${section.steps.length}`
    case 'closedCall':
      return `Appel clos « ${section.title} » : ${wordCount(section)} mots`
    case 'questions':
      return `Questions : ${section.questions.length}`
    case 'datedSteps':
      return `Étapes datées « ${section.title} » : ${section.steps.length}`
    case 'siteMap':
      return `Plan du site « ${section.title} »`
    case 'accessibilityAudit':
      return `Résultats de l’audit RGAA « ${section.title} »`
    case 'callToAction':
      return `Appel à l’action « ${section.title} » : ${wordCount(section)} mots`
    default:
      return section satisfies never
  }
}

function wordCount(section: SectionPlan): number {
  return tokensOf(piecesOfSection(section)).words.length
}
