/**
 * Our message from the admin to the previewed page: a document was saved. Payload sends its own
 * `payload-document-event` only after the form has been rendered and checked again.
 */
export const DOCUMENT_SAVED = 'eig-document-saved'

/** Payload's message type. The page sends `ready` to the admin to receive the data. */
export const LIVE_PREVIEW = 'payload-live-preview'

/** Our message from the page to the admin: close the preview. */
export const LEAVE_PREVIEW = 'eig-leave-preview'

/** Our message from the page to the admin: go to the field at a place, where `words` are. */
export const EDIT_PLACE = 'eig-edit-place'

/** Our message from the admin to the page: show what the field at a place displays. */
export const SHOW_PLACE = 'eig-show-place'

/** Whether `event` is a message of type `type` from the site's own origin. */
export function isMessage(event: MessageEvent<unknown>, type: string): boolean {
  const { data, origin } = event
  return (
    origin === window.location.origin &&
    typeof data === 'object' &&
    data !== null &&
    (data as { type?: unknown }).type === type
  )
}

/** The admin window that shows this page in a frame or in a separate window; null if there is none. */
export const adminWindow = (): Window | null =>
  window.parent === window ? (window.opener as Window | null) : window.parent
