'use client'

import { toast, useConfig, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { Published, Unpublishable, Waiting } from '@/editing/publish-together/endpoints'
import type { WaitingDocument } from '@/editing/publish-together/waiting'

import { saveWatch } from '../saving/watch'
import { useSaveDraft } from './use-save-draft'

const UNREACHABLE =
  'Le serveur ne répond pas. Rien n’a été publié\u202f; réessayez dans un instant.'

/** Publishes the page that is edited with what it shows. `listed`: what the open dialog lists; null when it is closed. */
export function usePublishTogether() {
  const { api } = useConfig().config.routes
  const { hasPublishedDoc, hasPublishPermission, id, unpublishedVersionCount, ...info } =
    useDocumentInfo()
  const { setModified, validateForm } = useForm()
  const isModified = useFormModified()
  const saveDraft = useSaveDraft()
  const [listed, setListed] = useState<WaitingDocument[] | null>(null)
  const [waiting, setWaiting] = useState(0)
  const address = `${api}/pages/${id}`

  /** What waits now; null when the server does not say. */
  const read = useCallback(async (): Promise<WaitingDocument[] | null> => {
    const response = await fetch(`${address}/waiting`).catch(() => null)
    if (!response?.ok) return null
    const { documents } = (await response.json()) as Waiting
    return documents
  }, [address])

  useEffect(() => {
    let isCurrent = true
    if (id && hasPublishPermission) {
      void read().then((documents) => {
        if (isCurrent) setWaiting(documents?.length ?? 0)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [hasPublishPermission, id, listed, read, unpublishedVersionCount])

  /** Saves what is typed, then opens the list; does `otherwise` when it would be empty, or the form has faults. */
  async function listShown({ otherwise }: { otherwise: () => void }): Promise<void> {
    if (!id || !(await validateForm())) return otherwise()
    if (isModified && !(await saveDraft())) return
    const documents = await read()
    if (documents?.length) setListed(documents)
    else otherwise()
  }

  /** Publishes the page and `documents`; gives the reasons, in French, when nothing was published. */
  async function publish(documents: WaitingDocument[]): Promise<string[]> {
    const chosen = documents.map(({ collection, id }) => ({ collection, id }))
    const response = await fetch(`${address}/publish-together`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ documents: chosen }),
    }).catch(() => null)
    if (!response) return [UNREACHABLE]
    if (!response.ok) return faultsOf(response)
    const { doc } = (await response.json()) as Published
    // The next save starts from what was just published, not from what the form was filled from.
    saveWatch().goOnFrom(`pages/${id}`, doc.updatedAt)
    // What Payload's own button tells the form once it has published.
    info.setData(doc)
    info.setLastUpdateTime(new Date(doc.updatedAt).getTime())
    info.incrementVersionCount()
    info.setUnpublishedVersionCount(0)
    info.setMostRecentVersionIsAutosaved(false)
    info.setHasPublishedDoc(true)
    setModified(false)
    setListed(null)
    toast.success('Tout ce qui était coché est publié.')
    return []
  }

  const isOnlyShown =
    waiting > 0 &&
    Boolean(hasPublishPermission && hasPublishedDoc) &&
    unpublishedVersionCount === 0 &&
    !isModified
  return { close: () => setListed(null), isOnlyShown, listed, listShown, publish, waiting }
}

async function faultsOf(response: Response): Promise<string[]> {
  const { errors } = (await response.json().catch(() => ({ errors: [] }))) as Unpublishable
  return errors.length ? errors.map(({ message }) => message) : [UNREACHABLE]
}
