'use client'

import { toast, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { Published, Waiting } from '@/editing/publish-together/endpoints'
import type { WaitingDocument } from '@/editing/publish-together/waiting'

import { ask } from '../ask'
import { saveWatch } from '../saving/save-watch'
import { useSaveDraft } from '../saving/use-save-draft'

/** Publishes the page that is edited with what it shows. `listed`: what the open dialog lists; null when it is closed. */
export function usePublishTogether() {
  const { hasPublishedDoc, hasPublishPermission, id, unpublishedVersionCount, ...info } =
    useDocumentInfo()
  const { setModified, validateForm } = useForm()
  const isModified = useFormModified()
  const saveDraft = useSaveDraft(`pages/${id}`)
  const [listed, setListed] = useState<Waiting | null>(null)
  const [waiting, setWaiting] = useState(0)
  const address = `/api/pages/${id}`

  /** What waits now; null when the server does not say. */
  const read = useCallback(async (): Promise<Waiting | null> => {
    const { body } = await ask<Waiting>('GET', `${address}/waiting`)
    return body
  }, [address])

  useEffect(() => {
    let isCurrent = true
    if (id && hasPublishPermission) {
      void read().then((found) => {
        if (isCurrent) setWaiting(found?.documents.length ?? 0)
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
    const found = await read()
    if (found?.documents.length) setListed(found)
    else otherwise()
  }

  /** Publishes the page and `documents`; gives the reasons, in French, when nothing was published. */
  async function publish(documents: WaitingDocument[]): Promise<string[]> {
    const chosen = documents.map(({ collection, id }) => ({ collection, id }))
    const { body, faults } = await ask<Published>('POST', `${address}/publish-together`, {
      documents: chosen,
    })
    if (!body) return faults
    const { doc } = body
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
