import { useAllFormFields, useDocumentInfo, useFormModified, useConfig } from '@payloadcms/ui'
import type { Field } from 'payload'
import { reduceFieldsToValues, flattenAllFields } from 'payload/shared'
import { useEffect, useEffectEvent, useState } from 'react'

import type { Change } from '@/editing/history/changes'
import { describe } from '@/editing/history/describe'
import { labelOf } from '@/editing/document-title'
import type { Data } from '@/editing/history/names'
import type { DocumentName } from '@/editing/saving/stale-save'

import { forget, keep, newPlace, unsavedTexts, type UnsavedText } from './unsaved-texts'

const KEPT_AFTER_MS = 300

type Values = UnsavedText['values']

type KeptText = {
  /** What was typed earlier, not saved, and differs from what the form shows; null when there is none. */
  found: UnsavedText | null
  /** To call when a found text was given back, or is not wanted. */
  dismiss: () => void
  /** Keeps what the form holds now. */
  keepNow: () => void
  /** Forgets it: it was saved. */
  forgetNow: () => void
}

/** Keeps on this device what is typed until it is saved, and finds what was kept when the form was last left. */
export function useKeptText(document: DocumentName, userId: string): KeptText {
  const { initialState, savedDocumentData } = useDocumentInfo()
  const changesBetween = useChanges()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const [place, setPlace] = useState(() => newPlace(document, userId))
  const [texts, setTexts] = useState<UnsavedText[]>([])
  const values = () => reduceFieldsToValues(fields, true) as Values
  const differ = (before: Values | undefined, after: Values) =>
    changesBetween(before, after).length > 0
  // What was typed and undone is as it was saved: nothing to keep.
  const keepNow = () =>
    differ(savedDocumentData, values()) ? keep(place, values()) : forget(place)

  const keepTyped = useEffectEvent(keepNow)
  useEffect(() => {
    if (!modified) return
    const timer = setTimeout(() => keepTyped(), KEPT_AFTER_MS)
    return () => clearTimeout(timer)
  }, [fields, modified])

  // When Payload fills the form anew (someone took over, a reload), what it held is put aside and offered.
  const putAside = useEffectEvent(() => {
    if (modified) keepNow()
    queueMicrotask(() => {
      if (modified) setPlace(newPlace(document, userId))
      setTexts(unsavedTexts(document, userId))
    })
  })
  useEffect(() => putAside(), [initialState])

  // A form that is not filled yet has nothing to compare.
  const filled = Object.keys(fields).length > 0
  const found = filled
    ? texts.find((text) => text.key !== place && differ(values(), text.values))
    : undefined
  return {
    found: found ?? null,
    dismiss: () => {
      if (found) forget(found.key)
      setTexts(texts.filter((text) => text !== found))
    },
    keepNow,
    forgetNow: () => forget(place),
  }
}

/**
 * Gives what tells two versions of the document on screen apart. Fields that `after` leaves out are unchanged; documents
 * that a relation leads to are named by their kind alone, which is all that a form knows of them.
 */
export function useChanges(): (before: Data, after: Data) => Change[] {
  const { docConfig } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const nameOf = (slug: string) => {
    const collection = getEntityConfig({ collectionSlug: slug })
    return labelOf(collection?.labels.singular, slug)
  }
  // The browser has all that this reads of a field.
  const fields = (docConfig?.fields ?? []) as Field[]
  return (before, after) =>
    describe(before, { ...before, ...after }, flattenAllFields({ cache: true, fields }), nameOf)
}
