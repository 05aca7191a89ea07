/** What our forms know better than Payload’s own (3.90). */
import {
  useForm,
  useFormFields,
  useFormModified,
  useFormSubmitted,
  useFormBackgroundProcessing,
  useDocumentInfo,
} from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useEffectEvent, useState } from 'react'

import { editedDocument } from '@/editing/saving/stale-save'

import type { FieldFault, SavedData } from './save-watch'

/** A fault, with what its field held, as JSON. */
type ToldFault = FieldFault & { held: string }

/**
 * Gives what keeps the faults of a refused publication told at their fields, until those hold something else. Payload (3.90)
 * forgets them when it saves a draft, and when a check of what was typed before answers after the refusal.
 */
export function useToldFaults(): (faults: FieldFault[]) => void {
  const { dispatchFields, getFields, setSubmitted } = useForm()
  const modified = useFormModified()
  const submitted = useFormSubmitted()
  const [told, setTold] = useState<ToldFault[]>([])
  const fields = useFormFields(([all]) => (told.length ? all : NO_FIELDS))
  const isForgotten = standingIn(fields, told).some(
    ({ path }) => !submitted || fields[path]!.valid !== false,
  )

  const tellAgain = useEffectEvent(() => {
    dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: standingIn(getFields(), told) })
    setSubmitted(true)
  })
  useEffect(() => {
    // Once what is typed is saved: until then Payload has each change of a field checked, this one too.
    if (isForgotten && !modified) tellAgain()
    // At each change of the fields: what Payload does in the moment in which it is told takes it back.
  }, [fields, isForgotten, modified])

  return (faults) => {
    const fields = getFields()
    setTold(faults.map((fault) => ({ ...fault, held: JSON.stringify(fields[fault.path]?.value) })))
  }
}

const NO_FIELDS: FormState = {}

/** Those of `told` whose field holds what it held. */
const standingIn = (fields: FormState, told: ToldFault[]): ToldFault[] =>
  told.filter(({ path, held }) => path in fields && JSON.stringify(fields[path]!.value) === held)

/**
 * Gives what is told the body of each save that succeeded: while the form holds what was sent, nothing in it is modified.
 * Payload (3.90) takes the end of its autosave for a change made meanwhile, and after every second one the form would stay
 * modified until the next key.
 */
export function useUnmodifiedOnceSaved(): (sent: BodyInit | null | undefined) => void {
  const { getData, setModified } = useForm()
  const isSaving = useFormBackgroundProcessing()
  const modified = useFormModified()
  const [saved, setSaved] = useState('')

  const settle = useEffectEvent(() => {
    if (comparable(JSON.parse(saved) as object) === comparable(getData())) setModified(false)
  })
  useEffect(() => {
    if (saved && modified && !isSaving) settle()
  }, [isSaving, modified, saved])

  return (sent) => {
    if (sent instanceof FormData) setSaved(sent.get('_payload') as string)
  }
}

/** Without what each save changes by itself. */
const comparable = (values: object) => JSON.stringify({ ...values, _status: null, updatedAt: null })

const QUERY = 'autosave=true&depth=0&draft=true&fallback-locale=null'

/** Saves the form as a draft at once, as Payload's autosave would in a moment. Says whether the server took it. */
export function useSaveDraft(): () => Promise<boolean> {
  const info = useDocumentInfo()
  const { mostRecentVersionIsAutosaved } = info
  const { setBackgroundProcessing, submit } = useForm()

  return async () => {
    const result = await submit({
      acceptValues: { overrideLocalChanges: false },
      action: `/api/${editedDocument(info)}?${QUERY}`,
      context: { getDocPermissions: false, incrementVersionCount: !mostRecentVersionIsAutosaved },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: info.globalSlug ? 'POST' : 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    setBackgroundProcessing(false)
    if (!result?.res.ok) return false
    if (!mostRecentVersionIsAutosaved) {
      info.setMostRecentVersionIsAutosaved(true)
      info.setUnpublishedVersionCount((count) => count + 1)
    }
    return true
  }
}

/**
 * A draft that reads as what is published is none: the form then says « Publié », and « Modifié » again from the next one on.
 * Payload counts the saves since the publication instead.
 */
export function useNothingWaiting(): void {
  const {
    hasPublishedDoc,
    savedDocumentData,
    setUnpublishedVersionCount,
    unpublishedVersionCount,
  } = useDocumentInfo()
  const status = (savedDocumentData as SavedData | undefined)?._status
  const waits = hasPublishedDoc && status === 'draft'
  useEffect(() => {
    if (status === 'published' && unpublishedVersionCount > 0) setUnpublishedVersionCount(0)
    if (waits && unpublishedVersionCount === 0) setUnpublishedVersionCount(1)
  }, [setUnpublishedVersionCount, status, unpublishedVersionCount, waits])
}
