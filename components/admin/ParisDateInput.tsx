import type { KeyboardEvent } from 'react'

import { YEARS, type ParisDateKind } from '@/fields/paris-date'

import './paris-date-field.css'
import { storedWords } from './paris-date-words'
import type { useParisEntry } from './use-paris-date'

/** Years of four digits, whatever the browser would accept. */
const INPUTS = {
  moment: {
    type: 'datetime-local',
    min: `${YEARS.first}-01-01T00:00`,
    max: `${YEARS.last}-12-31T23:59`,
  },
  day: { type: 'date', min: `${YEARS.first}-01-01`, max: `${YEARS.last}-12-31` },
} as const

type ParisDateInputProps = {
  entry: ReturnType<typeof useParisEntry>
  /** Of the input, which `<id>-error` and `<id>-help` describe. */
  id: string
  kind: ParisDateKind
  /** What the date is, for the button that takes it away. */
  label: string
  name?: string
  disabled?: boolean
  readOnly?: boolean
  isInvalid: boolean
  required?: boolean
}

/** Between the day and the hour one types a space, which in Chromium opens its calendar and loses what follows. */
const typeOn = (event: KeyboardEvent) => {
  if (event.key === ' ') event.preventDefault()
}

/** The browser's own input for a date of Paris; what is stored is said in words under it, and what is wrong with what is typed. */
export function ParisDateInput(props: ParisDateInputProps) {
  const { disabled = false, entry, id, isInvalid, kind, label, name, readOnly, required } = props
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
          name={name}
          onBlur={read}
          onChange={read}
          onKeyDown={typeOn}
          ref={input}
        />
        {isClearable && (
          <button
            aria-label={`Effacer : ${label}`}
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
