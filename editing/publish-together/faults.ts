import type { PayloadRequest, ValidationError, ValidationFieldError } from 'payload'

import { documentName } from '@/editing/document-title'

import type { DocumentReference } from '@/editing/publishable-slugs'

/** Why one document may not be published: French sentences, each with the field it is about where there is one. */
export type DocumentFault = DocumentReference & { kind: string; title: string; messages: string[] }

/** Nothing was published, because of these documents. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished'

  constructor(readonly faults: DocumentFault[]) {
    super('Rien n’a été publié.')
  }
}

/**
 * What `error`, thrown while `document` was published, says to staff. Errors that are not about what was asked (the
 * database is down) are thrown again. Payload's classes are not compared: see `collections/keep-field-errors.ts`.
 */
export async function faultOf(
  req: PayloadRequest,
  document: DocumentReference,
  error: unknown,
): Promise<DocumentFault> {
  const { data, isPublic, message, status } = error as Partial<ValidationError>
  const name = await nameOf(req, document)
  const messages = Array.isArray(data?.errors)
    ? data.errors.map((fault) => `${labelOf(fault)}\u00a0: ${fault.message}`)
    : sentenceOf(status, isPublic ? message : undefined)
  if (!messages) throw error
  return { ...document, ...name, messages }
}

const labelOf = ({ label, path }: ValidationFieldError) =>
  typeof label === 'string' ? label : path

function sentenceOf(status: number | undefined, message: string | undefined): string[] | null {
  switch (status) {
    case 404:
      return ['Ce contenu n’existe plus, ou il est dans la corbeille.']
    case 423:
      return [
        'Quelqu’un est en train de le modifier. Attendez que cette personne ait fini, ou décochez-le.',
      ]
    default:
      return message ? [message] : null
  }
}

async function nameOf({ payload }: PayloadRequest, { collection, id }: DocumentReference) {
  const { docs } = await payload.find({
    collection,
    where: { id: { equals: id } },
    draft: true,
    trash: true,
    depth: 0,
    limit: 1,
  })
  return documentName(payload, collection, docs[0] ?? {})
}
