import { yearFault, type ParisDateKind } from '@/fields/paris-date'
import { frenchClock, frenchWeekday } from '@/text/french-date'
import { parisInstant, parisLocal } from '@/text/paris-time'

/** Returns the text of the field's input for `instant`: a Paris date and time, or a day. '' for null. */
export function inputText(kind: ParisDateKind, instant: Date | null): string {
  return instant ? parisLocal(instant).slice(0, kind === 'day' ? 10 : 16) : ''
}

/** Returns why `input` cannot be stored as it is, in French; null when it can. The value of a half-typed date is ''. */
export function faultOf(input: HTMLInputElement | null): string | null {
  if (input?.validity.badInput) return 'La date est incomplète.'
  return input?.value ? yearFault(input.value) : null
}

/**
 * Returns sentences about the stored date: the date in full, and how a time that Paris clocks skip or repeat was resolved.
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
