import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'

import { editedDocument } from '@/editing/saving/stale-save'

import { DocumentSaver, type SaveState } from './document-saver'

/** By the form element's ref, which Payload keeps for the life of a form and gives to every component in it. */
const savers = new WeakMap<object, DocumentSaver>()

/** The saver of the form around this component; null while the document was never saved. */
export function useSaver(): DocumentSaver | null {
  const { formRef } = useForm()
  const document = editedDocument(useDocumentInfo())
  if (!document || !formRef) return null
  const saver = savers.get(formRef) ?? new DocumentSaver()
  savers.set(formRef, saver)
  return saver
}

/** The state of `saver`, followed. */
export const useSaveState = (saver: DocumentSaver): SaveState =>
  useSyncExternalStore(saver.subscribe, saver.getState, saver.getState)

/** Whether the form is one of a file. */
export function useIsUpload(): boolean {
  const { docConfig } = useDocumentInfo()
  return Boolean(docConfig && 'upload' in docConfig && docConfig.upload)
}
