import { useDocumentInfo } from '@payloadcms/ui'

/** The document or global on screen, as the server reads it from a query or a body; a new document has an empty id. */
export function useEdited(): Record<string, string> {
  const { collectionSlug: collection = '', globalSlug: global, id = '' } = useDocumentInfo()
  return global ? { global } : { collection, id: String(id) }
}
