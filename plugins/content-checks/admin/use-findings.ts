import { useDebounce } from '@payloadcms/ui'
import { useMemo } from 'react'

import { useEdited } from '@/components/admin/use-edited'
import { useKeptAnswer } from '@/components/admin/use-kept-answer'
import type { CheckedKind } from '@/fields/fields-of'
import { checkMarkdown } from '@/text/checks/check-markdown'
import { checkTarget } from '@/text/checks/check-target'
import { tolerate, type Finding } from '@/text/checks/finding'

import type { FormContext } from '../endpoint'

/** Check a text after this pause in typing. */
const PAUSE_MS = 500

/** Whether the page `id` is published, according to the current document's form context; null while unknown. */
export function useIsPublished(id: string): boolean | null {
  const context = useFormContext(id)
  return context && context.publishedPages.includes(id)
}

/** The context for checking the document on screen, loaded once there is something to check; read again as `checked` changes. */
function useFormContext(checked: string): FormContext | null {
  const edited = String(new URLSearchParams(useEdited()))
  return useKeptAnswer<FormContext>(checked ? `/api/content-checks?${edited}` : null, checked)
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
