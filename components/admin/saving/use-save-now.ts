import { useForm } from '@payloadcms/ui'

import type { DocumentName } from '@/editing/saving/loaded-version'

const QUERY = 'autosave=true&depth=0&draft=true&fallback-locale=null'

/** Saves the form of `document` as a draft at once, as Payload's own autosave does when one types. */
export function useSaveNow(document: DocumentName): () => void {
  const { submit } = useForm()
  return () =>
    void submit({
      acceptValues: { overrideLocalChanges: false },
      action: `/api/${document}?${QUERY}`,
      context: { getDocPermissions: false, incrementVersionCount: false },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: document.startsWith('globals/') ? 'POST' : 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
}
