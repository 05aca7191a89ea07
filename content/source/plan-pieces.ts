import type { PageContent } from './complement'
import { contentOfPlan } from './page-content'
import type { PagePlan, ProfilePlan, SectionPlan } from './page-plan'
import { markdown, plain, target, type Piece } from './tokens'

/** All that a plan says, in the order in which the page says it. */
export const piecesOfPlan = (plan: PagePlan): Piece[] => piecesOfContent(contentOfPlan(plan, {}))

/** The same of all that a page says. */
export function piecesOfContent({ title, hero, calls: [call], sections }: PageContent): Piece[] {
  return [
    plain(title),
    plain(hero.title),
    markdown(hero.introduction),
    plain(hero.applyLabel),
    target(hero.applyUrl || (call?.applicationUrl ?? '')),
    plain(hero.rulesLabel),
    target(hero.rulesUrl || (call?.rulesUrl ?? '')),
    ...sections.flatMap(piecesOfSection),
  ]
}

/** All that a section says. */
export function piecesOfSection(section: SectionPlan): Piece[] {
  switch (section.blockType) {
    case 'text':
      return [markdown(section.body)]
    case 'closedCall':
      return [plain(section.title), markdown(section.body)]
    case 'siteMap':
    case 'accessibilityAudit':
      return [plain(section.title)]
    case 'callToAction':
      return [plain(section.title), markdown(section.body), ...linkPieces(section.link)]
    case 'profiles':
      return [
        ...openingOf(section),
        ...section.profiles.flatMap(({ name, description, link }) => [
          plain(name),
          markdown(description),
          ...linkPieces(link),
        ]),
      ]
    case 'criteria':
      return [
        ...openingOf(section),
        ...section.criteria.flatMap(({ name, description }) => [
          plain(name),
          markdown(description),
        ]),
      ]
    case 'steps':
      return [...openingOf(section), ...section.steps.map(({ text }) => markdown(text))]
    case 'questions':
      return [
        ...openingOf(section),
        ...section.questions.flatMap(({ question, answer }) => [plain(question), markdown(answer)]),
      ]
    case 'datedSteps':
      return [
        plain(section.title),
        ...section.steps.flatMap(({ date, description }) => [plain(date), markdown(description)]),
      ]
    default:
      return section satisfies never
  }
}

function openingOf({ title, introduction }: { title: string; introduction: string }): Piece[] {
  return [plain(title), markdown(introduction)]
}

function linkPieces(link: ProfilePlan['link']): Piece[] {
  return link ? [plain(link.label), target(link.url)] : []
}
