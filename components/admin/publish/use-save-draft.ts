'use client'

import { useConfig, useDocumentInfo, useForm } from '@payloadcms/ui'

/** Saves the form as a draft at once, as Payload's autosave would in a moment. Says whether the server took it. */
export function useSaveDraft(): () => Promise<boolean> {
  const { api } = useConfig().config.routes
  const {
    collectionSlug,
    id,
    mostRecentVersionIsAutosaved,
    setMostRecentVersionIsAutosaved,
    setUnpublishedVersionCount,
  } = useDocumentInfo()
  const { submit } = useForm()

  return async () => {
    const result = await submit({
      acceptValues: { overrideLocalChanges: false },
      action: `${api}/${collectionSlug}/${id}?autosave=true&depth=0&draft=true&fallback-locale=null`,
      context: { getDocPermissions: false, incrementVersionCount: !mostRecentVersionIsAutosaved },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: 'PATCH',
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
