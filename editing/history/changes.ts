import type { DiffPart } from '@/text/word-diff'

/** An event on an item of an ordered list. Places count from 1, as visitors see them. */
export type ItemEvent =
  | { kind: 'added'; place: number }
  | { kind: 'removed'; place: number }
  | { kind: 'moved'; from: number; to: number }

/**
 * One difference between two versions. `trail`: the French labels from the top field to the field concerned. A section
 * on the way has its label and title.
 */
export type Change = { trail: string[] } & (
  | { kind: 'text'; parts: DiffPart[] }
  /** As shown to staff; null if the version has no value. */
  | { kind: 'value'; before: string | null; after: string | null }
  /** `content`: the content of an added or removed item. */
  | { kind: 'item'; name: string; event: ItemEvent; content: Change[] }
)

/** Number of labels that a summary names; it counts the others. */
const NAMED = 3

/** « Critère « X » passe de la place 3 à la place 1 ». Uses nouns because the gender of the labels is unknown. */
export function itemSentence(name: string, event: ItemEvent): string {
  switch (event.kind) {
    case 'added':
      return `Ajout en place ${event.place}\u00a0: ${name}`
    case 'removed':
      return `Retrait de la place ${event.place}\u00a0: ${name}`
    case 'moved':
      return `${name} passe de la place ${event.from} à la place ${event.to}`
    default:
      return event satisfies never
  }
}

/** A one-line summary of the changes: « Description ; Critères montrés : 1 ajout, 2 déplacements ». */
export function summary(changes: Change[]): string {
  if (changes.length === 0) return 'Aucun changement du contenu'
  const labels = new Set(changes.map(shortTrail))
  const phrases = [...labels].map((label) => {
    const counts = countsOf(changes.filter((change) => shortTrail(change) === label))
    return counts ? `${label}\u00a0: ${counts}` : label
  })
  const rest = phrases.length - NAMED
  const others = rest > 0 ? [rest > 1 ? `${rest} autres champs` : '1 autre champ'] : []
  return [...phrases.slice(0, NAMED), ...others].join('\u202f; ')
}

/** The field and its parent, which is enough to identify it. */
const shortTrail = ({ trail }: Change): string => trail.slice(-2).join(' › ')

const NOUNS: [kind: ItemEvent['kind'], noun: string][] = [
  ['added', 'ajout'],
  ['removed', 'retrait'],
  ['moved', 'déplacement'],
]

function countsOf(changes: Change[]): string {
  const kinds = changes.flatMap((change) => (change.kind === 'item' ? [change.event.kind] : []))
  return NOUNS.map(([kind, noun]) => ({ noun, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ noun, count }) => `${count} ${noun}${count > 1 ? 's' : ''}`)
    .join(', ')
}
