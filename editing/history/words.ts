import type { Change, ItemEvent } from './changes'

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

const NOUNS: Record<ItemEvent['kind'], string> = {
  added: 'ajout',
  removed: 'retrait',
  moved: 'déplacement',
}

function countsOf(changes: Change[]): string {
  const kinds = changes.flatMap((change) => (change.kind === 'item' ? [change.event.kind] : []))
  return (['added', 'removed', 'moved'] as const)
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${NOUNS[kind]}${count > 1 ? 's' : ''}`)
    .join(', ')
}
