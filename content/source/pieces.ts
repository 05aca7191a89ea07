import type { CleanSource } from './hygiene/clean-admins'
import type { PagePlan, SectionPlan } from './page-plan'
import type { Piece } from './tokens'

const plain = (text: string): Piece => ({ as: 'plain', text })
const markdown = (text: string): Piece => ({ as: 'markdown', text })
const target = (text: string): Piece => ({ as: 'target', text })

/** All that a source says, in the order in which the page says it. */
export function piecesOfSource(source: CleanSource): Piece[] {
  const { title, head, program, criteria, steps, wait, body } = source
  return [
    plain(title),
    plain(head.title),
    markdown(head.introduction),
    ...[head.apply, head.call].flatMap(({ label, url }) => [plain(label), target(url)]),
    markdown(program),
    plain(criteria.title),
    markdown(criteria.introduction),
    ...criteria.list.flatMap(({ name, description }) => [plain(name), markdown(description)]),
    markdown(steps),
    plain(wait.title),
    markdown(wait.body),
    markdown(body),
  ]
}

/** All that a plan says, in the same order. */
export function piecesOfPlan({ title, hero, call, sections }: PagePlan): Piece[] {
  return [
    plain(title),
    plain(hero.title),
    markdown(hero.introduction),
    plain(hero.applyLabel),
    target(call.applyUrl),
    plain(hero.rulesLabel),
    target(call.rulesUrl),
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
    default:
      return section satisfies never
  }
}

function openingOf({ title, introduction }: { title: string; introduction: string }): Piece[] {
  return [plain(title), markdown(introduction)]
}
