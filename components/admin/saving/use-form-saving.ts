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
import type { Outcome, SavedData, SaveKind } from './send-save'
import { useKeptText } from './use-kept-text'
import { useIsUpload, useSaveState } from './use-saver'
import { useTellAtFields } from './use-tell-at-fields'

/** From the last key typed to the save, which the live preview waits for. */
const PAUSE_MS = 200

/** Longer than Payload waits (250 ms) before it requests the form state of a modified form. */
const SETTLED_MS = 500

/**
 * Saves the form around it after each pause in typing, and keeps on this device what is not saved yet. Returns the state of
 * the saver and the text that was found on the device. Files are saved on request only: each save sends the file again.
 */
export function useFormSaving(saver: DocumentSaver, document: DocumentName, userId: string) {
  const state = useSaveState(saver)
  const kept = useKeptText(document, userId)
  const { savedDocumentData } = useDocumentInfo()
  const { createFormData, getData, getFields, setModified } = useForm()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const isUpload = useIsUpload()
  const onOutcome = useOutcome(saver, document, userId, kept)
  const updatePreviewAddress = useUpdatePreviewAddress()

  useLayoutEffect(() =>
    saver.connect({
      document,
      userId,
      isModified,
      getData: getData,
      getFields,
      createBody: async (overrides) => createFormData(overrides, { data: getData() }),
      versions: () => [
        getFields().updatedAt?.value as string | undefined,
        (savedDocumentData as SavedData | undefined)?.updatedAt,
      ],
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
    saver.forgetSent()
    setModified(false)
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

/** Gives what tells Payload's form the result of a save, and changes no value of it. */
function useOutcome(
  saver: DocumentSaver,
  document: DocumentName,
  userId: string,
  { forgetNow, keepNow }: Pick<ReturnType<typeof useKeptText>, 'forgetNow' | 'keepNow'>,
) {
  const info = useDocumentInfo()
  const { documentLockState: lockRef, mostRecentVersionIsAutosaved } = info
  const isUpload = useIsUpload()
  const { reset } = useForm()
  const { drawerSlug, onSave } = useDocumentDrawerContext()
  const { reportUpdate } = useDocumentEvents()

  const tellAtFields = useTellAtFields(saver)

  return (outcome: Outcome, kind: SaveKind) => {
    if (outcome.kind === 'saved' && !saver.isDirty()) forgetNow()
    else keepNow()
    if (outcome.kind === 'refused' && kind === 'publish') tellAtFields(outcome.faults)
    if (outcome.kind !== 'saved') return
    const { data } = outcome
    info.setData(data)
    info.setLastUpdateTime(Date.parse(data.updatedAt))
    const isAutosaved = kind === 'autosave'
    if (!isAutosaved || !mostRecentVersionIsAutosaved) info.incrementVersionCount()
    info.setMostRecentVersionIsAutosaved(isAutosaved)
    if (kind === 'publish') {
      info.setHasPublishedDoc(true)
      tellAtFields([])
    }
    if (kind === 'unpublish') info.setHasPublishedDoc(false)
    // Payload learns from the next form state who holds the lock, and would ask the person that it was taken over from.
    lockRef.current = { hasShownLockedModal: false, isLocked: true, user: userId }
    const entitySlug = info.collectionSlug ?? info.globalSlug ?? ''
    const operation = 'update' as const
    const { updatedAt } = data
    reportUpdate({ id: data.id, doc: data as never, drawerSlug, entitySlug, operation, updatedAt })
    void onSave?.({ doc: data as never, operation, result: data })
    // A stored file has another name and size than the one that was sent.
    if (isUpload) void reset(data)
  }
}

/** Gives what reads the address of the live preview again: a page's depends on what was saved. */
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
