'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { ReviewRequest } from '@/payload-types'

/** The open request on the document, as it was at `readAt`. */
export type ShownReview = {
  id: string
  note: string | null
  requestedBy: string | null
  requestedAt: Date
  readAt: Date
}

const REFUSED = 'La demande n’a pas pu être enregistrée. Réessayez dans un instant.'

/**
 * The open request on a document (`id` null: not saved yet), asked again when the document is published, which closes
 * it. `ask` and `close` say whether the server agreed; `fault` is why it did not, in French.
 */
export function useReview(collection: PublishableSlug, id: string | null) {
  const { api } = useConfig().config.routes
  const { unpublishedVersionCount } = useDocumentInfo()
  const [review, setReview] = useState<ShownReview | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  /** The request as the server has it; throws when it does not say. */
  const read = useCallback(async (): Promise<ShownReview | null> => {
    if (!id) return null
    const query = new URLSearchParams({
      'where[document.relationTo][equals]': collection,
      'where[document.value][equals]': id,
      'where[doneAt][exists]': 'false',
      depth: '1',
      limit: '1',
    })
    const response = await fetch(`${api}/review-requests?${query}`)
    const { docs } = (await response.json()) as { docs: ReviewRequest[] }
    return docs[0] ? shown(docs[0]) : null
  }, [api, collection, id])

  useEffect(() => {
    let isCurrent = true
    const show = (found: ShownReview | null) => {
      if (isCurrent) setReview(found)
    }
    // Without an answer the field shows nothing, and says so when something is asked.
    read().then(show, () => {})
    return () => {
      isCurrent = false
    }
  }, [read, unpublishedVersionCount])

  const send = async (method: 'POST' | 'PATCH', path: string, data: object): Promise<boolean> => {
    const response = await fetch(`${api}/review-requests${path}?depth=0`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(data),
    }).catch(() => null)
    setFault(response?.ok ? null : REFUSED)
    if (!response?.ok) return false
    setReview(await read().catch(() => null))
    return true
  }
  const ask = (note: string) =>
    send('POST', '', { document: { relationTo: collection, value: id }, note })
  const close = () =>
    review
      ? send('PATCH', `/${review.id}`, { doneAt: new Date().toISOString() })
      : Promise.resolve(false)

  return { ask, close, fault, review }
}

function shown({ createdAt, id, note, requestedBy }: ReviewRequest): ShownReview {
  return {
    id,
    note: note?.trim() ? note : null,
    requestedBy: typeof requestedBy === 'object' ? (requestedBy?.name ?? null) : null,
    requestedAt: new Date(createdAt),
    readAt: new Date(),
  }
}
