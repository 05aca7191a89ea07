import { useDebounce, useDocumentEvents, useDocumentInfo } from '@payloadcms/ui'
import type { DocumentEvent } from 'payload'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'

import type { FormContext } from '@/editing/content-checks/endpoint'
import type { Destination } from '@/editing/content-checks/published-context'
import type { CheckedKind } from '@/fields/fields-of'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { tolerate, type Finding } from '@/text/checks/finding'

import { ask } from '../ask'

/** Check a text after this pause in typing. */
const PAUSE_MS = 500

/** Whether the page `id` is published, according to the current document's form context; null while unknown. */
export function useIsPublished(id: string): boolean | null {
  const context = useFormContext(id)
  return context && context.publishedPages.includes(id)
}

const NONE: Destination[] = []

/** The suggestions for internal links, from the `FormContext`; none until it is loaded. */
export const useDestinations = (): Destination[] => useFormContext('links')?.destinations ?? NONE

/**
 * The context for checking the document on screen, loaded once there is something to check. Loaded again when `checked`
 * changes, when something is published from this tab, and when the person returns from another tab, where they may have
 * published.
 */
function useFormContext(checked: string): FormContext | null {
  const edited = String(new URLSearchParams(useEdited()))
  const publication = usePublication()
  const shownAt = useSyncExternalStore(
    onShown,
    () => lastShownAt,
    () => 0,
  )
  const [context, setContext] = useState<FormContext | null>(null)

  useEffect(() => {
    let isStale = false
    const read = async () => {
      const known = checked ? await formContext(edited, publication) : null
      if (!isStale) setContext(known)
    }
    void read()
    return () => {
      isStale = true
    }
  }, [edited, checked, publication, shownAt])

  return context
}

/** The latest save from this tab (drawers included), if it published something. */
function usePublication(): DocumentEvent | null {
  const { mostRecentUpdate } = useDocumentEvents()
  const doc = mostRecentUpdate?.doc as { _status?: string } | undefined
  return doc?._status === 'published' ? mostRecentUpdate : null
}

/** The problems in the `text` of a field of the document on screen; none until the server answers. */
export function useFindings(kind: CheckedKind, text: string): Finding[] {
  const settled = useDebounce(text, PAUSE_MS)
  const context = useFormContext(settled)
  return useMemo(() => {
    if (!context || !settled) return []
    const check = kind === 'markdown' ? checkMarkdown : checkTarget
    return tolerate(check(settled, context), context.known)
  }, [context, kind, settled])
}

/** How long an answer is reused: all fields of a screen share it, and it soon includes colleagues' publications. */
const LIFE_MS = 60_000

type Kept = {
  address: string
  at: number
  /** The latest publication that this answer is known to include. */
  publication: DocumentEvent | null
  context: Promise<FormContext | null>
}

let kept: Kept | null = null

/** When this tab last became visible again. */
let lastShownAt = 0

/** Calls `listener` each time this tab becomes visible again, and drops the cached answer. */
function onShown(listener: () => void): () => void {
  const change = ({ timeStamp }: Event) => {
    if (document.visibilityState === 'hidden') return
    if (timeStamp !== lastShownAt) kept = null
    lastShownAt = timeStamp
    listener()
  }
  document.addEventListener('visibilitychange', change)
  return () => document.removeEventListener('visibilitychange', change)
}

/** The document or global on screen, as query parameters of `/api/content-checks`; a new document has an empty id. */
export function useEdited(): Record<string, string> {
  const { collectionSlug: collection = '', globalSlug: global, id = '' } = useDocumentInfo()
  return global ? { global } : { collection, id: String(id) }
}

/**
 * Loads the context that the texts of `edited` (a query) are checked against, including `publication`; null when the server
 * does not answer. Cached for a minute.
 */
function formContext(
  edited: string,
  publication: DocumentEvent | null,
): Promise<FormContext | null> {
  const address = `/api/content-checks?${edited}`
  const isKept =
    kept?.address === address &&
    Date.now() - kept.at < LIFE_MS &&
    (!publication || kept.publication === publication)
  if (isKept) return kept!.context
  const context = ask<FormContext>('GET', address).then(({ body }) => body)
  kept = { address, at: Date.now(), publication, context }
  return context
}
