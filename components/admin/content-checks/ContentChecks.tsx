'use client'

import { Button, useForm, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'

import type { CheckedKind } from '@/fields/fields-of'
import type { Finding } from '@/text/checks/finding'

import './content-checks.css'
import { useFindings } from './use-findings'

const STARTS = { error: 'À corriger :', warning: 'Attention :' } as const

/**
 * Under a text or an address: what to look at again before it is published. Told to whoever listens only once they
 * changed the field: a screen that opens would have too much to say.
 */
export function ContentChecks({ kind, path }: { kind: CheckedKind; path: string }) {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  const text = typeof value === 'string' ? value : ''
  const [first] = useState(text)
  const findings = useFindings(kind, text)
  const { dispatchFields, setModified } = useForm()
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
              className={`content-checks__${finding.severity}`}
              key={`${finding.message}${finding.excerpt}`}
            >
              <strong>{STARTS[finding.severity]}</strong> {finding.message}
              {isUnnamed(finding) && <q>{finding.excerpt}</q>}
              {text.includes(finding.excerpt) &&
                finding.instead?.map((words) => (
                  <Button
                    buttonStyle="secondary"
                    key={words}
                    margin={false}
                    onClick={() => write(finding.excerpt, words)}
                    size="small"
                    type="button"
                  >
                    Écrire {words} à la place
                  </Button>
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
