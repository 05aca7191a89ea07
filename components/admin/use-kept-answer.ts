import { useDocumentEvents } from '@payloadcms/ui'
import type { DocumentEvent } from 'payload'
import { useEffect, useState, useSyncExternalStore } from 'react'

import { ask } from './ask'

/**
 * Returns the server's answer at `address` about the published content; null for no address, and until the server answers.
 * All fields of a screen share one answer, for a minute. Reads again when `version` changes, when something is published
 * from this tab, and when the person returns from another tab, where they may have published.
 */
export function useKeptAnswer<Body>(address: string | null, version?: unknown): Body | null {
  const publication = usePublication()
  const shownAt = useSyncExternalStore(
    onShown,
    () => lastShownAt,
    () => 0,
  )
  const [body, setBody] = useState<Body | null>(null)

  useEffect(() => {
    let isStale = false
    const read = async () => {
      const answer = address ? await keptAnswer<Body>(address, publication) : null
      if (!isStale) setBody(answer)
    }
    void read()
    return () => {
      isStale = true
    }
  }, [address, version, publication, shownAt])

  return body
}

/** The latest save from this tab (drawers included), if it published something. */
function usePublication(): DocumentEvent | null {
  const { mostRecentUpdate } = useDocumentEvents()
  const doc = mostRecentUpdate?.doc as { _status?: string } | undefined
  return doc?._status === 'published' ? mostRecentUpdate : null
}

/** How long an answer is reused: it soon includes colleagues' publications. */
const LIFE_MS = 60_000

type Kept = {
  at: number
  /** The latest publication that this answer is known to include. */
  publication: DocumentEvent | null
  body: Promise<unknown>
}

/** By address. */
const kept = new Map<string, Kept>()

/** When this tab last became visible again. */
let lastShownAt = 0

/** Calls `listener` each time this tab becomes visible again, and drops the cached answers. */
function onShown(listener: () => void): () => void {
  const change = ({ timeStamp }: Event) => {
    if (document.visibilityState === 'hidden') return
    if (timeStamp !== lastShownAt) kept.clear()
    lastShownAt = timeStamp
    listener()
  }
  document.addEventListener('visibilitychange', change)
  return () => document.removeEventListener('visibilitychange', change)
}

/** The server's answer at `address`, including `publication`; null when the server does not answer. */
function keptAnswer<Body>(
  address: string,
  publication: DocumentEvent | null,
): Promise<Body | null> {
  const now = Date.now()
  for (const [one, { at }] of kept) if (now - at >= LIFE_MS) kept.delete(one)
  const known = kept.get(address)
  if (known && (!publication || known.publication === publication)) {
    return known.body as Promise<Body | null>
  }
  const body = ask<Body>('GET', address).then((answer) => answer.body)
  kept.set(address, { at: now, publication, body })
  return body
}
