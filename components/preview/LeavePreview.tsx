'use client'

import { adminWindow, LEAVE_PREVIEW } from '@/editing/preview/frame'

/**
 * Closes the preview beside the form. Not a link to `_top`: Payload's frame is sandboxed, and may not navigate the admin.
 */
export function LeavePreview() {
  const leave = () => adminWindow()?.postMessage({ type: LEAVE_PREVIEW }, window.location.origin)
  return (
    <button className="fr-link" type="button" onClick={leave}>
      Quitter l’aperçu
    </button>
  )
}
