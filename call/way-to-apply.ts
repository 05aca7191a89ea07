/** Whether visitors can apply to a call once it is open: without an address, the page has no button. */
import type { Call } from '@/payload-types'

import { scheduleOf, type CallFields } from './of-document'
import { callStateAt, isAccepting, openingAfter } from './state'

/** The message that staff see for such a call. */
export const NO_WAY_TO_APPLY =
  'Cet appel n’a pas d’adresse pour candidater\u00a0: quand il est ouvert, la page n’a pas de bouton pour déposer un dossier. Saisissez-la sous «\u00a0Adresse pour candidater\u00a0».'

type AppliedTo = Partial<CallFields & Pick<Call, 'applicationUrl'>>

/** A page that shows the call. Its own button leads where `apply` says. */
export type ApplyPage = {
  hero?: { apply?: { page?: unknown; url?: string | null } | null } | null
}

/** Whether each of `pages` has its own link to the form; false if there is no page. */
export const haveOwnWay = (pages: ApplyPage[]): boolean =>
  pages.length > 0 &&
  pages.every(({ hero }) => Boolean(hero?.apply?.page) || Boolean(hero?.apply?.url?.trim()))

/** Whether `call` is open at `now` or opens later, and lacks the address that its pages need unless `haveWay`. */
export function lacksWayToApply(call: AppliedTo, haveWay: boolean, now: Date): boolean {
  if (haveWay || call.applicationUrl?.trim()) return false
  const state = callStateAt(scheduleOf(call), now)
  return isAccepting(state) || openingAfter(state) !== null
}
