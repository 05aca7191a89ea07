'use client'

import { PopupList, useDocumentInfo } from '@payloadcms/ui'

/** In the menu of a page: its source file, in the programme's own format, to keep or to take elsewhere. */
export function ExportMenuItem() {
  const { id } = useDocumentInfo()
  if (!id) return null
  // Not a link: Next would fetch it as one of its pages.
  return (
    <PopupList.Button
      id="action-export"
      onClick={() => window.location.assign(`/api/pages/${id}/export`)}
    >
      Exporter en fichier
    </PopupList.Button>
  )
}
