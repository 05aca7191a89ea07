import type { PagePlan, SectionPlan } from './page-plan'
import { markdown, plain, target, type Piece } from './tokens'

/** All that a plan says, in the order in which the page says it. */
export function piecesOfPlan({ title, hero, call, sections }: PagePlan): Piece[] {
  return [
    plain(title),
    plain(hero.title),
    markdown(hero.introduction),
    plain(hero.applyLabel),
    target(call?.applyUrl ?? ''),
    plain(hero.rulesLabel),
    target(call?.rulesUrl ?? ''),
    ...sections.flatMap(piecesOfSection),
  ]
}

/** All that a section says. */
export function piecesOfSection(section: SectionPlan): Piece[] {
  switch (section.blockType) {
    case 'text':
      return [markdown(section.body)]
    case 'closedCall':
    case 'callToAction':
      return [plain(section.title), markdown(section.body)]
    case 'profiles':
      return [
        ...openingOf(section),
        ...section.profiles.flatMap(({ name, description, link }) => [
          plain(name),
          markdown(description),
          ...(link ? [plain(link.label), target(link.url)] : []),
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
