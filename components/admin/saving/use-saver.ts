import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'

import { editedDocument } from '@/editing/saving/stale-save'

import { DocumentSaver, type SaveState } from './document-saver'

/** Keyed by the form element's ref, which Payload keeps for the life of a form and gives to every component in it. */
const savers = new WeakMap<object, DocumentSaver>()

/** The saver of the form around this component; null for a document that was never saved. */
export function useSaver(): DocumentSaver | null {
  const { formRef } = useForm()
  const document = editedDocument(useDocumentInfo())
  if (!document || !formRef) return null
  const saver = savers.get(formRef) ?? new DocumentSaver()
  savers.set(formRef, saver)
  return saver
}

/** The current state of `saver`; renders again when it changes. */
export const useSaveState = (saver: DocumentSaver): SaveState =>
  useSyncExternalStore(saver.subscribe, saver.getState, saver.getState)

/** Whether the form edits an upload (image or document file). */
export function useIsUpload(): boolean {
  const { docConfig } = useDocumentInfo()
  return Boolean(docConfig && 'upload' in docConfig && docConfig.upload)
}
