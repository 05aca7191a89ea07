import { useDocumentInfo, useForm } from '@payloadcms/ui'

import type { DocumentName } from '@/editing/saving/stale-save'

const QUERY = 'autosave=true&depth=0&draft=true&fallback-locale=null'

/** Saves the form of `document` as a draft at once, as Payload's autosave would in a moment. Says whether the server took it. */
export function useSaveDraft(document: DocumentName): () => Promise<boolean> {
  const {
    mostRecentVersionIsAutosaved,
    setMostRecentVersionIsAutosaved,
    setUnpublishedVersionCount,
  } = useDocumentInfo()
  const { submit } = useForm()

  return async () => {
    const result = await submit({
      acceptValues: { overrideLocalChanges: false },
      action: `/api/${document}?${QUERY}`,
      context: { getDocPermissions: false, incrementVersionCount: !mostRecentVersionIsAutosaved },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: document.startsWith('globals/') ? 'POST' : 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    if (!result?.res.ok) return false
    if (!mostRecentVersionIsAutosaved) {
      setMostRecentVersionIsAutosaved(true)
      setUnpublishedVersionCount((count) => count + 1)
    }
    return true
  }
}
