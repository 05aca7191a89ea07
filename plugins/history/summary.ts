import type { Change, ItemEvent } from '@/editing/changes/changes'

/** Number of labels that a summary names; it counts the others. */
const NAMED = 3

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
