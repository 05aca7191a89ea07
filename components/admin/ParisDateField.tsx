'use client'

import { getTranslation } from '@payloadcms/translations'
import { useTranslation, withCondition } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import type { KeyboardEvent } from 'react'

import { YEARS, type ParisDateKind } from '@/fields/paris-date'

import { controlId, FieldFrame } from './FieldFrame'
import './paris-date-field.css'
import { storedWords } from './paris-date-words'
import { useParisDate, type useParisEntry } from './use-paris-date'

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
  const { field, path: pathFromProps, readOnly } = props
  const { label, required } = field
  const { i18n } = useTranslation()
  const entry = useParisDate(kind, pathFromProps)
  const { disabled, path, showError } = entry
  const name = label ? getTranslation(label, i18n) : field.name
  const id = controlId(path)
  const own = { disabled, entry, id, isInvalid: showError, kind, name, path, readOnly, required }
  return (
    <FieldFrame className="paris-date-field" field={field} id={id} state={entry}>
      <ParisDateInput {...own} />
    </FieldFrame>
  )
}

type ParisDateInputProps = {
  entry: ReturnType<typeof useParisEntry>
  /** Of the input, which `<id>-error` and `<id>-help` describe. */
  id: string
  isInvalid: boolean
  kind: ParisDateKind
  /** What the date is, for the button that takes it away. */
  name: string
  disabled?: boolean
  path?: string
  readOnly?: boolean
  required?: boolean
}

/** Between the day and the hour one types a space, which in Chromium opens its calendar and loses what follows. */
const typeOn = (event: KeyboardEvent) => {
  if (event.key === ' ') event.preventDefault()
}

/** The browser's own input for a date of Paris, with in words what is stored, and what is wrong with what is typed. */
export function ParisDateInput(props: ParisDateInputProps) {
  const { disabled = false, entry, id, isInvalid, kind, name, path, readOnly, required } = props
  const { clear, initialText, input, read, stored, typed } = entry
  const { fault, text } = typed
  const words = storedWords(kind, stored, text)
  const [inFull] = words
  const isClearable = !required && !readOnly && Boolean(stored || fault)
  return (
    <>
      <div className="paris-date-field__entry">
        <input
          {...INPUTS[kind]}
          aria-describedby={`${id}-error ${id}-words ${id}-help`}
          aria-invalid={isInvalid || Boolean(fault)}
          aria-required={required}
          defaultValue={initialText}
          disabled={readOnly || disabled}
          id={id}
          name={path}
          onBlur={read}
          onChange={read}
          onKeyDown={typeOn}
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
    </>
  )
}

/**
 * Payload's date field over the browser's own input, which has no zone: what is typed is a Paris time, in any browser.
 * (Payload's picker works in the zone of the browser, and cannot hold a time which that zone skips.) Same label,
 * description, error, condition and validation; what is stored is said in words under the input.
 */
export const ParisDateField = withCondition(ParisDateFieldComponent)
