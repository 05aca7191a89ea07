import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

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
  const context = useFormContext(Boolean(id))
  return context && context.publishedPages.includes(id)
}

const NONE: Destination[] = []

/** What a link within the site may be given, as `FormContext` has it; none as long as it is not known. */
export const useDestinations = (): Destination[] => useFormContext(true)?.destinations ?? NONE

/** What is known of the document on screen once it `isNeeded`. */
function useFormContext(isNeeded: boolean): FormContext | null {
  const edited = String(new URLSearchParams(useEdited()))
  const [context, setContext] = useState<FormContext | null>(null)

  useEffect(() => {
    let isStale = false
    const read = async () => {
      const known = isNeeded ? await formContext(edited) : null
      if (!isStale) setContext(known)
    }
    void read()
    return () => {
      isStale = true
    }
  }, [edited, isNeeded])

  return context
}

/** What is wrong in the `text` of a field of the document on screen: nothing as long as the server was not heard. */
export function useFindings(kind: CheckedKind, text: string): Finding[] {
  const edited = String(new URLSearchParams(useEdited()))
  const [findings, setFindings] = useState<Finding[]>([])

  useEffect(() => {
    let isStale = false
    const check = async () => {
      const context = text ? await formContext(edited) : null
      if (isStale) return
      if (!context) return setFindings([])
      const read = kind === 'markdown' ? checkMarkdown : checkTarget
      setFindings(tolerate(read(text, context), context.known))
    }
    const pause = setTimeout(() => void check(), PAUSE_MS)
    return () => {
      isStale = true
      clearTimeout(pause)
    }
  }, [edited, kind, text])

  return findings
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
