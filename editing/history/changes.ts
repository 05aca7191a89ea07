import type { DiffPart } from '@/text/word-diff'

/** What happened to an item of an ordered list. Places count from 1, as visitors read them. */
export type ItemEvent =
  | { kind: 'added'; place: number }
  | { kind: 'removed'; place: number }
  | { kind: 'moved'; from: number; to: number }

/**
 * One difference between two versions. `trail`: French labels from the field of the document to the one concerned, a
 * section on the way named by its label and title.
 */
export type Change = { trail: string[] } & (
  | { kind: 'text'; parts: DiffPart[] }
  /** As shown to staff; null where the version holds nothing. */
  | { kind: 'value'; before: string | null; after: string | null }
  /** `content`: what an item that came or went holds. */
  | { kind: 'item'; name: string; event: ItemEvent; content: Change[] }
)

/** Labels that a summary names; the others are counted. */
const NAMED = 3

/** « Critère « X » passe de la place 3 à la place 1 ». Nouns, for labels have a gender that we don’t know. */
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

/** One line on all that changed: « Description ; Critères montrés : 1 ajout, 2 déplacements ». */
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

/** The field, and what it is in when that is needed to tell which. */
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
