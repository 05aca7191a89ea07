import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { CheckedKind } from '@/fields/content-checks'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { tolerate, type Finding } from '@/text/checks/finding'

import { formContext } from './form-context'

/** The pause in typing after which a text is read. */
const PAUSE_MS = 500

/** Whether visitors find the page `id`, as the form of the document on screen knows; null as long as it is not known. */
export function useIsPublished(id: string): boolean | null {
  const { collectionSlug, id: documentId } = useDocumentInfo()
  const [published, setPublished] = useState<string[] | null>(null)

  useEffect(() => {
    let isStale = false
    const ask = async () => {
      const context = id ? await formContext(collectionSlug, documentId) : null
      if (!isStale) setPublished(context?.publishedPages ?? null)
    }
    void ask()
    return () => {
      isStale = true
    }
  }, [collectionSlug, documentId, id])

  return published && published.includes(id)
}

/** What is wrong in the `text` of a field of the document on screen: nothing as long as the server was not heard. */
export function useFindings(kind: CheckedKind, text: string): Finding[] {
  const { collectionSlug, id } = useDocumentInfo()
  const [findings, setFindings] = useState<Finding[]>([])

  useEffect(() => {
    let isStale = false
    const check = async () => {
      const context = text ? await formContext(collectionSlug, id) : null
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
  }, [collectionSlug, id, kind, text])

  return findings
}
