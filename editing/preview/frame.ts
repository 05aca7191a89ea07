/**
 * Ours, from the admin to the page it previews: a document was saved. Payload has one too, `payload-document-event`, which
 * it sends only once the form has been rendered and checked again.
 */
export const DOCUMENT_SAVED = 'eig-document-saved'

/** Payload's word, from the page to the admin: `ready` to be told. */
export const LIVE_PREVIEW = 'payload-live-preview'

/** Ours, from the page to the admin: close the preview. */
export const LEAVE_PREVIEW = 'eig-leave-preview'

/** Ours, from the page to the admin: go to the field at a place, where `words` are. */
export const EDIT_PLACE = 'eig-edit-place'

/** Ours, from the admin to the page: show what the field at a place says. */
export const SHOW_PLACE = 'eig-show-place'

/** Whether `event` is a message `type` from a window of the site itself. */
export function isMessage(event: MessageEvent<unknown>, type: string): boolean {
  const { data, origin } = event
  return (
    origin === window.location.origin &&
    typeof data === 'object' &&
    data !== null &&
    (data as { type?: unknown }).type === type
  )
}

/** The admin's window that shows this page in a frame or a window of its own; null when there is none. */
export const adminWindow = (): Window | null =>
  window.parent === window ? (window.opener as Window | null) : window.parent

/** What typography, case and accents leave of a text. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
