import { yearFault, type ParisDateKind } from '@/fields/paris-date'
import { frenchClock, frenchWeekday } from '@/text/french-date'
import { parisInstant, parisLocal } from '@/text/paris-time'

/** `instant` as the field's input shows it: what a Paris clock or calendar says. Empty for null. */
export function inputText(kind: ParisDateKind, instant: Date | null): string {
  return instant ? parisLocal(instant).slice(0, kind === 'day' ? 10 : 16) : ''
}

/** Why `input` cannot be stored as it stands, in French; null when it can. A browser reads a half-typed date as ''. */
export function faultOf(input: HTMLInputElement | null): string | null {
  if (input?.validity.badInput) return 'La date est incomplète.'
  return input?.value ? yearFault(input.value) : null
}

/**
 * What is stored, in sentences: the date in full, and what became of a time that Paris clocks skip or show twice.
 * `typed` is the input's own text, which may be a skipped time.
 */
export function storedWords(kind: ParisDateKind, stored: Date | null, typed: string): string[] {
  if (!stored) return []
  if (kind === 'day') return [frenchWeekday(stored)]
  const clock = frenchClock(parisLocal(stored))
  const inFull = `${frenchWeekday(stored)} à ${clock} (heure de Paris)`
  const { fit, instant } = parisInstant(typed) ?? { fit: 'exact' }
  switch (fit) {
    case 'exact':
      return [inFull]
    case 'skipped':
      return [
        inFull,
        `Cette nuit-là, ${frenchClock(typed)} n’existe pas : l’heure d’été commence. L’instant retenu est ${clock}.`,
      ]
    case 'repeated':
      return [
        inFull,
        instant?.getTime() === stored.getTime()
          ? `Cette nuit-là, ${clock} arrive deux fois : la première est retenue, avant le passage à l’heure d’hiver.`
          : `Cette nuit-là, ${clock} arrive deux fois : la seconde est retenue, après le passage à l’heure d’hiver.`,
      ]
    default:
      return fit satisfies never
  }
}
