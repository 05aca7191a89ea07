'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { ReviewRequest } from '@/payload-types'

import { ask } from '../ask'

/** The open request on the document, as it was at `readAt`. */
export type ShownReview = {
  id: string
  note: string | null
  requestedBy: string | null
  requestedAt: Date
  readAt: Date
}

const API = '/api/review-requests'

/**
 * The open request on a document (`id` null: not saved yet), asked again when the document is published, which closes
 * it. `request` and `close` say whether the server agreed; `fault` is why it did not, in French.
 */
export function useReview(collection: PublishableSlug, id: string | null) {
  const { unpublishedVersionCount } = useDocumentInfo()
  const [review, setReview] = useState<ShownReview | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  const read = useCallback(async (): Promise<ShownReview | null> => {
    if (!id) return null
    const query = new URLSearchParams({
      'where[document.relationTo][equals]': collection,
      'where[document.value][equals]': id,
      'where[doneAt][exists]': 'false',
      depth: '1',
      limit: '1',
    })
    const { body } = await ask<{ docs: ReviewRequest[] }>('GET', `${API}?${query}`)
    return body?.docs[0] ? shown(body.docs[0]) : null
  }, [collection, id])

  useEffect(() => {
    let isCurrent = true
    // Without an answer the field shows nothing, and says so when something is asked.
    void read().then((found) => isCurrent && setReview(found))
    return () => {
      isCurrent = false
    }
  }, [read, unpublishedVersionCount])

  const send = async (method: 'POST' | 'PATCH', path: string, data: object): Promise<boolean> => {
    const { faults } = await ask(method, `${API}${path}?depth=0`, data)
    setFault(faults[0] ?? null)
    if (!faults.length) setReview(await read())
    return !faults.length
  }
  return {
    fault,
    review,
    request: (note: string) =>
      send('POST', '', { document: { relationTo: collection, value: id }, note }),
    close: () => send('PATCH', `/${review?.id}`, { doneAt: new Date().toISOString() }),
  }
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
