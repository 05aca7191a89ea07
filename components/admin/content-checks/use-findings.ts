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

/** The pause in typing after which a text is read. */
const PAUSE_MS = 500

/** Whether visitors find the page `id`, as the form of the document on screen knows; null as long as it is not known. */
export function useIsPublished(id: string): boolean | null {
  const context = useFormContext(id)
  return context && context.publishedPages.includes(id)
}

const NONE: Destination[] = []

/** What a link within the site may be given, as `FormContext` has it; none as long as it is not known. */
export const useDestinations = (): Destination[] => useFormContext('links')?.destinations ?? NONE

/**
 * What the document on screen is checked against, once there is something to check: read again when `checked` changes, when
 * something is published from this tab, and when the person comes back from another tab, where they may have published.
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

/** The latest save from this tab, in a drawer too, if it published something. */
function usePublication(): DocumentEvent | null {
  const { mostRecentUpdate } = useDocumentEvents()
  const doc = mostRecentUpdate?.doc as { _status?: string } | undefined
  return doc?._status === 'published' ? mostRecentUpdate : null
}

/** What is wrong in the `text` of a field of the document on screen: nothing as long as the server was not heard. */
export function useFindings(kind: CheckedKind, text: string): Finding[] {
  const settled = useDebounce(text, PAUSE_MS)
  const context = useFormContext(settled)
  return useMemo(() => {
    if (!context || !settled) return []
    const check = kind === 'markdown' ? checkMarkdown : checkTarget
    return tolerate(check(settled, context), context.known)
  }, [context, kind, settled])
}

/** How long an answer is reused: all the fields of a screen share it, and it soon includes what colleagues publish. */
const LIFE_MS = 60_000

type Kept = {
  address: string
  at: number
  /** The publication that it is known to include. */
  publication: DocumentEvent | null
  context: Promise<FormContext | null>
}

let kept: Kept | null = null

/** When this tab was last shown after another one. */
let lastShownAt = 0

/** Calls `listener` each time that this tab is shown after another one; what was kept before is not used again. */
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

/** The document or the global on screen, as `/api/content-checks` is asked of it; a new document has no id. */
export function useEdited(): Record<string, string> {
  const { collectionSlug: collection = '', globalSlug: global, id = '' } = useDocumentInfo()
  return global ? { global } : { collection, id: String(id) }
}

/**
 * What the texts of `edited` (a query) are checked against, `publication` included; null when the server does not answer.
 * Kept for a minute.
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
