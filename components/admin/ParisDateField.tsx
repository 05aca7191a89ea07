'use client'

import { useField } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { YEARS, type ParisDateKind } from '@/fields/paris-date'
import { parisInstant } from '@/text/paris-time'

import { controlId, FieldFrame, nameOf } from './FieldFrame'
import './paris-date-field.css'
import './staff.css'
import { OwnEdits } from './own-edits'
import { faultOf, inputText, storedWords } from './paris-date-words'

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

/**
 * Payload's date field over the browser's own input, which has no zone: what is typed is a Paris time, in any browser.
 * (Payload's picker works in the zone of the browser, and cannot hold a time which that zone skips.) Same label,
 * description, error, condition and validation; what is stored is said in words under the input.
 */
export function ParisDateField({ kind, ...props }: ParisDateFieldProps) {
  const { field, path: pathFromProps, readOnly } = props
  const { required } = field
  // Without a validator: Payload gives custom fields none, and must keep the error that the server found.
  const form = useField<Date | string | null>({ potentiallyStalePath: pathFromProps })
  const entry = useParisEntry(kind, form.value, form.setValue)
  const { disabled, path, showError } = form
  const id = controlId(path)
  const own = { disabled, entry, id, isInvalid: showError, kind, path, readOnly, required }
  return (
    <FieldFrame className="paris-date-field" field={field} id={id} state={form}>
      <ParisDateInput name={nameOf(field)} {...own} />
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
          className="staff-input"
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
            className="staff-link"
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
          <p className="staff-fault">
            {fault} {inFull && `La date enregistrée reste : ${inFull}.`}
          </p>
        ) : (
          words.map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
      </div>
    </>
  )
}

/** What the input says, why it is not stored if so, and the form's value it goes with. */
type Typed = { text: string; fault: string | null; iso: string | null }

/**
 * A date typed in a native input, whose text is a Paris time and whose value an instant (ISO, UTC). The input keeps its own
 * text, so that a half-typed date is neither lost nor stored.
 */
export function useParisEntry(
  kind: ParisDateKind,
  value: Date | string | null | undefined,
  setValue: (iso: string | null) => void,
) {
  const input = useRef<HTMLInputElement>(null)
  const [lastTyped, setLastTyped] = useState<Typed | null>(null)

  const stored = dateOrNull(value)
  const iso = stored?.toISOString() ?? null
  const [edits] = useState(() => new OwnEdits(iso))
  const shown = inputText(kind, stored)
  const typed = lastTyped?.iso === iso ? lastTyped : { text: shown, fault: null, iso }

  useEffect(() => {
    if (!input.current || !edits.isForeign(iso)) return
    edits.replaceWith(iso)
    input.current.value = shown
  }, [edits, iso, shown])

  const store = (text: string) => {
    const next = parisInstant(text)?.instant.toISOString() ?? null
    if (edits.send(next)) setValue(next)
    setLastTyped({ text, fault: null, iso: next })
  }
  /** On leaving too: no browser tells of a date half typed, or wholly deleted, where its text was empty already. */
  const read = ({ target }: { target: HTMLInputElement }) => {
    const fault = faultOf(target)
    if (fault) setLastTyped({ text: target.value, fault, iso: edits.value })
    else if (typed.fault || target.value !== typed.text) store(target.value)
  }
  const clear = () => {
    if (!input.current) return
    input.current.value = ''
    input.current.focus()
    store('')
  }
  return { input, stored, typed, initialText: shown, read, clear }
}

/** A draft may hold anything. */
function dateOrNull(value: Date | string | null | undefined): Date | null {
  const date = value ? new Date(value) : null
  return date && !Number.isNaN(date.getTime()) ? date : null
}
