import { type CallState, isAccepting } from './state'

/** When a text may be shown, by the state of the call, as staff choose it. `open`: the last days too. */
export const SHOWN_WHILE = {
  upcoming: 'Seulement quand l’appel est à venir',
  open: 'Seulement quand l’appel est ouvert',
  closingSoon: 'Seulement dans les derniers jours de l’appel',
  closed: 'Seulement quand l’appel est clos',
  notOpen: 'Seulement quand l’appel n’est pas ouvert (à venir ou clos)',
} as const

export type ShownWhile = keyof typeof SHOWN_WHILE

/** Whether what is shown only `when` is, while its call is in `state`. */
export function isShownIn(state: CallState, when: ShownWhile): boolean {
  switch (when) {
    case 'open':
      return isAccepting(state)
    case 'notOpen':
      return !isAccepting(state)
    case 'upcoming':
    case 'closingSoon':
      return state.status === when
    case 'closed':
      return !isAccepting(state) && state.status !== 'upcoming'
    default:
      return when satisfies never
  }
}
