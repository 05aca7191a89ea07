'use client'

import { PopupList, useDocumentInfo } from '@payloadcms/ui'

/** In the menu of a page: its source file, in the programme's own format, to keep or to take elsewhere. */
export function ExportMenuItem() {
  const { id } = useDocumentInfo()
  if (!id) return null
  return (
    <PopupList.Button
      id="action-export"
      // A new window, which closes at once for a file: in this one, Next would look for one of its pages.
      onClick={() => window.open(`/api/pages/${id}/export`)}
    >
      Exporter en fichier
    </PopupList.Button>
  )
}
