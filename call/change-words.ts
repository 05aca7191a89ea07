/** A change of the dates of a call in French, beside its state (`words.ts`). */
import { type DateChange, opensSooner } from './date-changes'
import { type CallState, isAccepting } from './state'

/** `name` is complete by itself; `lead` goes before the new date; `alone` replaces it where there is no date. */
type ChangeWords = { name: string; lead: string; alone: string }

const EXTENDED = {
  name: 'Appel prolongé',
  lead: 'Prolongé jusqu’au',
  alone: 'Prolongé, sans date de clôture',
}
const REOPENED = { name: 'Appel rouvert', lead: 'Rouvert jusqu’au', alone: 'Rouvert' }
const ADVANCED = { name: 'Clôture avancée', lead: 'Clôture avancée au', alone: 'Clôture avancée' }
/** The first closing of a call that was open without one: nothing is earlier than before. */
const FIXED = { name: 'Clôture fixée', lead: 'Clôture fixée au', alone: 'Clôture fixée' }
const EARLY = {
  name: 'Appel clos plus tôt que prévu',
  lead: 'plus tôt que prévu, depuis le',
  alone: '',
}
/** Before the opening, the state is about another date. */
const LATER = { ...EXTENDED, name: 'Clôture repoussée', lead: 'Clôture repoussée au' }
const POSTPONED = {
  name: 'Ouverture reportée',
  lead: 'Ouverture reportée au',
  alone: 'Ouverture reportée, sans nouvelle date',
}
const SOONER = { name: 'Ouverture avancée', lead: 'Ouverture avancée au', alone: '' }

/** Returns how `change` is told in `state`; null if it does not lead to this state. */
export function changeWords(change: DateChange, state: CallState): ChangeWords | null {
  const { at, from, kind, to } = change
  const isOpen = isAccepting(state)
  switch (kind) {
    case 'rescheduled':
      if (isOpen || state.status === 'closed') return null
      return opensSooner(change) ? SOONER : POSTPONED
    case 'extended':
      if (state.status === 'upcoming') return LATER
      return isOpen ? EXTENDED : null
    case 'advanced':
      if (isOpen || state.status === 'upcoming') return from ? ADVANCED : FIXED
      return from ? EARLY : null
    case 'closed':
      // A call that opens again closes later, on its date; without a date, nothing says that it was open.
      return !isOpen && to && to <= at ? EARLY : null
    case 'reopened':
      return isOpen ? REOPENED : null
    case 'opened':
    case 'withdrawn':
    case 'announced':
      return null
    default:
      return kind satisfies never
  }
}
