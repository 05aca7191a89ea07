import {
  useAllFormFields,
  useDocumentDrawerContext,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
  useLivePreviewContext,
  useServerFunctions,
} from '@payloadcms/ui'
import { useEffect, useEffectEvent, useLayoutEffect } from 'react'

import type { DocumentName } from '@/editing/saving/stale-save'

import { register, type DocumentSaver } from './document-saver'
import type { FieldFault, Outcome, SavedData, SaveKind } from './send-save'
import { useKeptText, type KeptText } from './use-kept-text'
import { useIsUpload, useSaveState } from './use-saver'

/** Time from the last keystroke to the save, which the live preview waits for. */
const PAUSE_MS = 200

/** Longer than the 250 ms after which Payload requests the form state of a modified form. */
const SETTLED_MS = 500

/**
 * Saves the surrounding form after each pause in typing, and stores unsaved text on this device. Returns the saver's state
 * and the text found on the device. Files are only saved on request, since each save uploads the file again.
 */
export function useFormSaving(saver: DocumentSaver, document: DocumentName, userId: string) {
  const state = useSaveState(saver)
  const kept = useKeptText(document, userId)
  const { savedDocumentData } = useDocumentInfo()
  const form = useForm()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const isUpload = useIsUpload()
  const onOutcome = useOutcome(saver, userId, kept)
  const updatePreviewAddress = useUpdatePreviewAddress()

  useLayoutEffect(() =>
    saver.connect({
      ...form,
      document,
      userId,
      isModified,
      updatedAt: (savedDocumentData as SavedData | undefined)?.updatedAt,
      onOutcome,
    }),
  )
  useEffect(() => register(saver), [saver])

  useEffect(() => {
    if (!isModified || isUpload || !saver.isDirty()) return
    const timer = setTimeout(() => void saver.save(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [fields, isModified, isUpload, saver])

  const settle = useEffectEvent(() => {
    form.setModified(false)
    updatePreviewAddress()
  })
  useEffect(() => {
    if (!isModified || state.isSaving || saver.isDirty()) return
    const timer = setTimeout(settle, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [fields, isModified, saver, state])
  useEffect(() => {
    if (!isModified) saver.forgetSent()
  }, [isModified, saver])

  const leave = useEffectEvent(() => {
    if (isUpload || !saver.isDirty()) return
    kept.keepNow()
    void saver.save({ keepalive: true })
  })
  useEffect(() => {
    const save = () => leave()
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [])

  return { kept, state }
}

/** Returns a function that reports the result of a save to Payload's form, without changing its values. */
function useOutcome(saver: DocumentSaver, userId: string, { forgetNow, keepNow }: KeptText) {
  const info = useDocumentInfo()
  const { documentLockState: lockRef, mostRecentVersionIsAutosaved } = info
  const isUpload = useIsUpload()
  const { dispatchFields, reset, setSubmitted } = useForm()
  const { drawerSlug, onSave } = useDocumentDrawerContext()
  const { reportUpdate } = useDocumentEvents()

  /** Shows the faults of a publication at their fields, where they stay until the value changes: see `FormStateGuard`. */
  const tellAtFields = (faults: FieldFault[]) => {
    const errors = faults.filter(({ path }) => path)
    saver.holdTold(errors)
    if (errors.length) dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
    setSubmitted(errors.length > 0)
  }
  return (outcome: Outcome, kind: SaveKind) => {
    if (outcome.kind === 'saved' && !saver.isDirty()) forgetNow()
    else keepNow()
    if (outcome.kind === 'refused' && kind === 'publish') tellAtFields(outcome.faults)
    if (outcome.kind !== 'saved') return
    const { data } = outcome
    info.setData(data)
    const isAutosaved = kind === 'autosave'
    if (!isAutosaved || !mostRecentVersionIsAutosaved) info.incrementVersionCount()
    info.setMostRecentVersionIsAutosaved(isAutosaved)
    if (kind === 'publish') {
      info.setHasPublishedDoc(true)
      tellAtFields([])
    }
    if (kind === 'unpublish') info.setHasPublishedDoc(false)
    // Payload only learns with the next form state who holds the lock, and would ask the person who just lost it.
    lockRef.current = { hasShownLockedModal: false, isLocked: true, user: userId }
    const entitySlug = info.collectionSlug ?? info.globalSlug ?? ''
    const operation = 'update' as const
    const { updatedAt } = data
    reportUpdate({ id: data.id, doc: data as never, drawerSlug, entitySlug, operation, updatedAt })
    void onSave?.({ doc: data as never, operation, result: data })
    // The stored file has another name and size than the uploaded one.
    if (isUpload) void reset(data)
  }
}

/** Returns a function that reloads the live preview's address: a page's address depends on what was saved. */
function useUpdatePreviewAddress(): () => void {
  const { collectionSlug, docPermissions, getDocPreferences, globalSlug, id, savedDocumentData } =
    useDocumentInfo()
  const { isLivePreviewEnabled, setURL, typeofLivePreviewURL } = useLivePreviewContext()
  const { getFormState } = useServerFunctions()

  const update = async () => {
    const answer = await getFormState({
      id,
      collectionSlug,
      data: savedDocumentData,
      docPermissions,
      docPreferences: await getDocPreferences(),
      globalSlug,
      operation: 'update',
      renderAllFields: false,
      returnLivePreviewURL: true,
      schemaPath: collectionSlug ?? globalSlug ?? '',
      skipValidation: true,
    })
    if ('livePreviewURL' in answer) setURL(answer.livePreviewURL ?? '')
  }
  return () => {
    if (isLivePreviewEnabled && typeofLivePreviewURL === 'function') void update()
  }
}
