'use client'

import { useField } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { controlId } from '@/fields/control-id'
import { YEARS, type ParisDateKind } from '@/fields/paris-date'
import { parisInstant } from '@/text/paris-time'

import { FieldFrame, fieldLabel } from './FieldFrame'
import './paris-date-field.css'
import './staff.css'
import { OwnEdits } from './own-edits'
import { faultOf, inputText, storedWords } from './paris-date-words'

/** Four-digit years only: browsers accept more. */
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
 * Payload's date field with the browser's native input, which has no time zone: the typed time is a Paris time, in any
 * browser. (Payload's picker uses the browser's time zone, and cannot hold a time that this zone skips.) Same label,
 * description, error, condition and validation; the stored date is written in full under the input.
 */
export function ParisDateField({ kind, ...props }: ParisDateFieldProps) {
  const { field, path: pathFromProps, readOnly } = props
  const { required } = field
  // No validator: Payload gives none to custom fields, and must keep the error that the server found.
  const form = useField<Date | string | null>({ potentiallyStalePath: pathFromProps })
  const entry = useParisEntry(kind, form.value, form.setValue)
  const { disabled, path, showError } = form
  const id = controlId(path)
  const own = { disabled, entry, id, isInvalid: showError, kind, path, readOnly, required }
  return (
    <FieldFrame className="paris-date-field" field={field} id={id} state={form}>
      <ParisDateInput name={fieldLabel(field)} {...own} />
    </FieldFrame>
  )
}

type ParisDateInputProps = {
  entry: ReturnType<typeof useParisEntry>
  /** The id of the input, which `<id>-error` and `<id>-help` describe. */
  id: string
  isInvalid: boolean
  kind: ParisDateKind
  /** The date's label, for the button that clears it. */
  name: string
  disabled?: boolean
  path?: string
  readOnly?: boolean
  required?: boolean
}

/** Ignore the space that people type between day and hour: Chromium opens its calendar on it and loses what follows. */
const typeOn = (event: KeyboardEvent) => {
  if (event.key === ' ') event.preventDefault()
}

/** The browser's native input for a Paris date, with the stored date in words and the error in the typed one. */
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

/** The input's text, the reason it is not stored (if any), and the form's value it goes with. */
type Typed = { text: string; fault: string | null; iso: string | null }

/**
 * The state of a date typed in a native input: its text is a Paris time, its value an instant (ISO, UTC). The input keeps its
 * own text, so that a half-typed date is neither lost nor stored.
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
  /**
   * Also called on blur: no browser fires an event for a half-typed date, nor for clearing one whose text was already empty.
   */
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

/** A draft may hold an invalid date. */
function dateOrNull(value: Date | string | null | undefined): Date | null {
  const date = value ? new Date(value) : null
  return date && !Number.isNaN(date.getTime()) ? date : null
}
