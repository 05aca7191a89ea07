import type { PayloadRequest, ValidationError } from 'payload'

import { documentName } from '@/editing/document-title'
import { fieldFaults, type FieldFault } from '@/editing/faults'
import type { DocumentReference } from '@/editing/publishable-slugs'

import { lockOfOther, lockSentence } from './lock'

/** Why one document cannot be published, in French. `field`: where to correct it; null if it concerns the whole document. */
export type DocumentFault = DocumentReference & {
  kind: string
  title: string
  field: Pick<FieldFault, 'path' | 'label'> | null
  message: string
}

/** Nothing was published because of these faults. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished'

  constructor(readonly faults: DocumentFault[]) {
    super('Rien n’a été publié.')
  }
}

/**
 * The faults to show to staff for `error`, thrown while `document` was published. Rethrows other errors, such as a
 * database failure. Does not use `instanceof` on Payload's classes: see `collections/keep-field-errors.ts`.
 */
export async function faultsOf(
  req: PayloadRequest,
  document: DocumentReference,
  error: unknown,
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
  const message = await sentenceOf(req, document, error)
  if (!message) throw error
  return [{ ...document, ...name, field: null, message }]
}

async function sentenceOf(req: PayloadRequest, document: DocumentReference, error: unknown) {
  const { isPublic, message, status } = error as Partial<ValidationError>
  switch (status) {
    case 404:
      return 'Ce contenu n’existe plus, ou il est dans la corbeille.'
    case 423:
      return lockSentence(document, await lockOfOther(req, document))
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
