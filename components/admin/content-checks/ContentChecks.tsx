'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'

import type { CheckedKind } from '@/fields/fields-of'
import { warning, type Finding } from '@/text/checks/finding'

import { StaffButton } from '../StaffRegion'
import './content-checks.css'
import { useFindings, useIsPublished } from './use-findings'

const STARTS = { error: 'À corriger :', warning: 'Attention :' } as const

/** Under a text or an address: what to look at again before it is published. */
export function ContentChecks({ kind, path }: { kind: CheckedKind; path: string }) {
  return <Findings findings={useFindings(kind, useText(path))} path={path} />
}

const UNPUBLISHED = warning(
  '',
  'Cette page n’est pas publiée\u00a0: les visiteurs ne verront pas le lien tant qu’elle ne l’est pas.',
)

/** Under the page that a link leads to: says that visitors do not see the link while that page is not published. */
export function LinkedPageCheck({ path }: { path: string }) {
  const isPublished = useIsPublished(useText(path))
  return <Findings findings={isPublished === false ? [UNPUBLISHED] : []} path={path} />
}

function useText(path: string): string {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  return typeof value === 'string' ? value : ''
}

/**
 * What was found in the field at `path`. Told to whoever listens only once they changed it: a screen that opens would have too
 * much to say.
 */
function Findings({ findings, path }: { findings: Finding[]; path: string }) {
  const text = useText(path)
  const [first] = useState(text)
  const { disabled, dispatchFields, setModified } = useForm()
  const write = (excerpt: string, instead: string) => {
    // A function: of the words that replace, none is a pattern.
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

/** Whether the message leaves open which of the text's links or titles it is about. */
const isUnnamed = ({ excerpt, message }: Finding) =>
  Boolean(excerpt.trim()) && !message.includes(excerpt.trim())
