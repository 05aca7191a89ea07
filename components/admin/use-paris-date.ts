'use client'

import { useField } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

import type { ParisDateKind } from '@/fields/paris-date'
import { parisInstant } from '@/text/paris-time'

import { OwnEdits } from './own-edits'
import { faultOf, inputText } from './paris-date-words'

/** What the input says, why it is not stored if so, and the form's value it goes with. */
type Typed = { text: string; fault: string | null; iso: string | null }

/** Payload's `useField` for a date typed in a native input. */
export function useParisDate(kind: ParisDateKind, pathFromProps: string) {
  // Without a validator: Payload gives custom fields none, and must keep the error that the server found.
  const form = useField<Date | string | null>({ potentiallyStalePath: pathFromProps })
  return { ...form, ...useParisEntry(kind, form.value, form.setValue) }
}

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
