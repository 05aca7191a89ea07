import { useDebounce, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useMemo, useState } from 'react'

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

/** What is known of the document on screen once it is to be held against something: asked again with each. */
function useFormContext(checked: string): FormContext | null {
  const edited = String(new URLSearchParams(useEdited()))
  const [context, setContext] = useState<FormContext | null>(null)

  useEffect(() => {
    let isStale = false
    const read = async () => {
      const known = checked ? await formContext(edited) : null
      if (!isStale) setContext(known)
    }
    void read()
    return () => {
      isStale = true
    }
  }, [edited, checked])

  return context
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

/** Long enough for all the fields of a screen to share one answer; then what colleagues published since counts. */
const LIFE_MS = 60_000

let kept: { address: string; at: number; context: Promise<FormContext | null> } | null = null

/** The document or the global on screen, as `/api/content-checks` is asked of it; a new document has no id. */
export function useEdited(): Record<string, string> {
  const { collectionSlug: collection = '', globalSlug: global, id = '' } = useDocumentInfo()
  return global ? { global } : { collection, id: String(id) }
}

/** What the texts of `edited` (a query) are checked against, asked from the server once a screen; null when it could not be had. */
function formContext(edited: string): Promise<FormContext | null> {
  const address = `/api/content-checks?${edited}`
  if (kept?.address === address && Date.now() - kept.at < LIFE_MS) return kept.context
  const context = ask<FormContext>('GET', address).then(({ body }) => body)
  kept = { address, at: Date.now(), context }
  return context
}
