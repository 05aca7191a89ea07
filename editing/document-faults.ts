import type { PayloadRequest, ValidationError } from 'payload'

import { documentName } from './document-title'
import { fieldFaults, type FieldFault } from './faults'
import { lockOfOther, lockSentence } from './lock-of-other'
import type { DocumentReference } from './publishable-slugs'

/** Why one document cannot be published, in French. `field`: where to correct it; null if it concerns the whole document. */
export type DocumentFault = DocumentReference & {
  kind: string
  title: string
  field: Pick<FieldFault, 'path' | 'label'> | null
  message: string
}

/**
 * The faults to show to staff for `error`, thrown while `document` was saved. Rethrows other errors, such as a database
 * failure. `orElse`: what staff can do instead of waiting for the user who is editing the document. Does not use `instanceof`
 * on Payload's classes: see `collections/keep-field-errors.ts`.
 */
export async function faultsOf(
  req: PayloadRequest,
  document: DocumentReference,
  error: unknown,
  orElse = '',
): Promise<DocumentFault[]> {
  const fields = fieldFaults(error)
  const name = await storedDocumentName(req, document)
  if (fields) {
    return fields.map(({ label, message, path }) => ({
      ...document,
      ...name,
      field: { path, label },
      message,
    }))
  }
  const message = await sentenceOf(req, document, error, orElse)
  if (!message) throw error
  return [{ ...document, ...name, field: null, message }]
}

async function sentenceOf(
  req: PayloadRequest,
  document: DocumentReference,
  error: unknown,
  orElse: string,
) {
  const { isPublic, message, status } = error as Partial<ValidationError>
  switch (status) {
    case 404:
      return 'Ce contenu n’existe plus, ou il est dans la corbeille.'
    case 423:
      return lockSentence(await lockOfOther(req, document), orElse)
    default:
      return isPublic ? message : null
  }
}

async function storedDocumentName(
  { payload }: PayloadRequest,
  { collection, id }: DocumentReference,
) {
  const asked = { draft: true, trash: true, depth: 0, disableErrors: true } as const
  return documentName(
    payload,
    collection,
    (await payload.findByID({ collection, id, ...asked })) ?? {},
  )
}
