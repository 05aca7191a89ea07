import type { PayloadRequest, ValidationError } from 'payload'

import { documentName } from '@/editing/document-title'
import { fieldSentences } from '@/editing/faults'

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
  const { isPublic, message, status } = error as Partial<ValidationError>
  const name = await nameOf(req, document)
  const messages = fieldSentences(error) ?? sentenceOf(status, isPublic ? message : undefined)
  if (!messages) throw error
  return { ...document, ...name, messages }
}

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
  const asked = { draft: true, trash: true, depth: 0, disableErrors: true } as const
  return documentName(
    payload,
    collection,
    (await payload.findByID({ collection, id, ...asked })) ?? {},
  )
}
