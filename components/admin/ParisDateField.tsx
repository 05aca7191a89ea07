'use client'

import { getTranslation } from '@payloadcms/translations'
import { useTranslation, withCondition } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'

import { YEARS, type ParisDateKind } from '@/fields/paris-date'

import { controlId, FieldFrame } from './FieldFrame'
import './paris-date-field.css'
import { storedWords } from './paris-date-words'
import { useParisDate } from './use-paris-date'

/** Years of four digits, whatever the browser would accept. */
const INPUTS = {
  moment: {
    type: 'datetime-local',
    min: `${YEARS.first}-01-01T00:00`,
    max: `${YEARS.last}-12-31T23:59`,
  },
  day: { type: 'date', min: `${YEARS.first}-01-01`, max: `${YEARS.last}-12-31` },
} as const

type ParisDateFieldProps = DateFieldClientProps & { kind: ParisDateKind }

function ParisDateFieldComponent({ kind, ...props }: ParisDateFieldProps) {
  const { field, path: pathFromProps, readOnly = false } = props
  const { label, required } = field
  const { i18n } = useTranslation()
  const entry = useParisDate(kind, pathFromProps)
  const { clear, disabled, initialText, input, path, read, showError, stored, typed } = entry

  const { fault, text } = typed
  const words = storedWords(kind, stored, text)
  const [inFull] = words
  const isReadOnly = readOnly || disabled
  const isClearable = !required && !readOnly && Boolean(stored || fault)
  const name = label ? getTranslation(label, i18n) : field.name
  const id = controlId(path)

  return (
    <FieldFrame className="paris-date-field" field={field} id={id} state={entry}>
      <div className="paris-date-field__entry">
        <input
          {...INPUTS[kind]}
          aria-describedby={`${id}-error ${id}-words ${id}-help`}
          aria-invalid={showError || Boolean(fault)}
          aria-required={required}
          defaultValue={initialText}
          disabled={isReadOnly}
          id={id}
          name={path}
          onBlur={read}
          onChange={read}
          ref={input}
        />
        {isClearable && (
          <button
            aria-label={`Effacer : ${name}`}
            className="paris-date-field__clear"
            disabled={disabled}
            onClick={clear}
            type="button"
          >
            Effacer
          </button>
        )}
      </div>
      <div aria-live="polite" className="paris-date-field__words" id={`${id}-words`}>
        {fault ? (
          <p className="paris-date-field__fault">
            {fault} {inFull && `La date enregistrée reste : ${inFull}.`}
          </p>
        ) : (
          words.map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
      </div>
    </FieldFrame>
  )
}

/**
 * Payload's date field over the browser's own input, which has no zone: what is typed is a Paris time, in any browser.
 * (Payload's picker works in the zone of the browser, and cannot hold a time which that zone skips.) Same label,
 * description, error, condition and validation; what is stored is said in words under the input.
 */
export const ParisDateField = withCondition(ParisDateFieldComponent)
