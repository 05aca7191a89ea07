'use client'

import { PopupList, useDocumentInfo } from '@payloadcms/ui'

/** In a page's menu: exports its source file, in the programme's own format, to archive or reuse elsewhere. */
export function ExportMenuItem() {
  const { id } = useDocumentInfo()
  if (!id) return null
  return (
    <PopupList.Button
      id="action-export"
      // A new window, which closes at once for a file: in this one, Next would look for one of its pages at that address.
      onClick={() => window.open(`/api/pages/${id}/export`)}
    >
      Exporter en fichier
    </PopupList.Button>
  )
}
