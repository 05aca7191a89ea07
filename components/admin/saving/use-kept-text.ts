import { useAllFormFields, useDocumentInfo, useFormModified, useConfig } from '@payloadcms/ui'
import type { Field } from 'payload'
import { reduceFieldsToValues, flattenAllFields } from 'payload/shared'
import { useEffect, useEffectEvent, useState } from 'react'

import type { Change } from '@/editing/changes/changes'
import { describe } from '@/editing/changes/describe'
import { labelText } from '@/editing/document-title'
import type { Data } from '@/editing/changes/names'
import type { DocumentName } from '@/editing/saving/stale-save'

import { forget, keep, newPlace, unsavedTexts, type UnsavedText } from './unsaved-texts'

const KEPT_AFTER_MS = 300

type Values = UnsavedText['values']

export type KeptText = {
  /** A text typed earlier, not saved, and different from the form; null when there is none. */
  found: UnsavedText | null
  /** Call it when the found text was restored or is not wanted. */
  dismiss: () => void
  /** Stores the form's current text on this device. */
  keepNow: () => void
  /** Deletes the stored text, once it is saved. */
  forgetNow: () => void
}

/** Stores typed text on this device until it is saved, and finds the text of an earlier visit to the form. */
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
  // A change that was undone needs no copy.
  const keepNow = () =>
    differ(savedDocumentData, values()) ? keep(place, values()) : forget(place)

  const keepTyped = useEffectEvent(keepNow)
  useEffect(() => {
    if (!modified) return
    const timer = setTimeout(() => keepTyped(), KEPT_AFTER_MS)
    return () => clearTimeout(timer)
  }, [fields, modified])

  // When Payload fills the form again (takeover, reload), its previous text is stored and offered.
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
 * Returns a function that compares two versions of the document on screen. Fields missing from `after` are unchanged; related
 * documents are named by their kind only, since a form only knows their ids.
 */
export function useChanges(): (before: Data, after: Data) => Change[] {
  const { docConfig } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const nameOf = (slug: string) => {
    const collection = getEntityConfig({ collectionSlug: slug })
    return labelText(collection?.labels.singular, slug)
  }
  // The browser's field configuration has everything that the comparison reads.
  const fields = (docConfig?.fields ?? []) as Field[]
  return (before, after) =>
    describe(before, { ...before, ...after }, flattenAllFields({ cache: true, fields }), nameOf)
}
