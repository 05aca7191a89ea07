'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'

import '@/components/admin/publish/warnings.css'
import { StaffButton } from '@/components/admin/StaffRegion'
import type { CheckedKind } from '@/fields/fields-of'
import { warning, type Finding } from '@/text/checks/finding'

import { useFindings, useIsPublished } from './use-findings'

const STARTS = { error: 'À corriger :', warning: 'Attention :' } as const

/** Under a text or an address: the problems to look at before publishing. */
export function ContentChecks({ kind, path }: { kind: CheckedKind; path: string }) {
  return <Findings findings={useFindings(kind, useText(path))} path={path} />
}

const UNPUBLISHED = warning(
  '',
  'Cette page n’est pas publiée\u00a0: les visiteurs ne verront pas le lien tant qu’elle ne l’est pas.',
)

/** Under the page that a link leads to: says that visitors do not see the link while that page is unpublished. */
export function LinkedPageCheck({ path }: { path: string }) {
  const isPublished = useIsPublished(useText(path))
  return <Findings findings={isPublished === false ? [UNPUBLISHED] : []} path={path} />
}

function useText(path: string): string {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  return typeof value === 'string' ? value : ''
}

/**
 * The findings in the field at `path`. Announced to screen readers only once the person changes the field: a screen that
 * opens would announce too many.
 */
function Findings({ findings, path }: { findings: Finding[]; path: string }) {
  const text = useText(path)
  const [first] = useState(text)
  const { disabled, dispatchFields, setModified } = useForm()
  const write = (excerpt: string, instead: string) => {
    // A function, so that `$` patterns in the replacement have no effect.
    dispatchFields({ type: 'UPDATE', path, value: text.replace(excerpt, () => instead) })
    setModified(true)
  }
  return (
    <div aria-live={text === first ? 'off' : 'polite'} className="content-checks">
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => (
            <li
              className={`staff-note staff-note--${finding.severity}`}
              key={`${finding.message}${finding.excerpt}`}
            >
              <strong>{STARTS[finding.severity]}</strong> {finding.message}
              {isUnnamed(finding) && <q>{finding.excerpt}</q>}
              {!disabled &&
                text.includes(finding.excerpt) &&
                finding.instead?.map((words) => (
                  <StaffButton key={words} onClick={() => write(finding.excerpt, words)}>
                    Écrire {words} à la place
                  </StaffButton>
                ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Whether the message does not say which of the text's links or titles it is about. */
const isUnnamed = ({ excerpt, message }: Finding) =>
  Boolean(excerpt.trim()) && !message.includes(excerpt.trim())
