import { Locked, type PayloadRequest } from 'payload'

import { faultsOf, type DocumentFault } from '@/editing/document-faults'
import { lockOfOther } from '@/editing/lock-of-other'
import type { DocumentReference } from '@/editing/publishable-slugs'

/** Nothing was published because of these faults. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished'

  constructor(readonly faults: DocumentFault[]) {
    super('Rien n’a été publié.')
  }
}

/** The faults to show to staff for `error`, thrown while `document` of the list was published. Rethrows other errors. */
export const listedFaults = (
  req: PayloadRequest,
  document: DocumentReference,
  error: unknown,
): Promise<DocumentFault[]> =>
  // The page itself cannot be deselected.
  faultsOf(req, document, error, document.collection === 'pages' ? '' : ', ou décochez ce contenu')

/** Throws Payload's error (423) if another user is editing `document`. */
export async function refuseLocked(
  req: PayloadRequest,
  document: DocumentReference,
): Promise<void> {
  if (await lockOfOther(req, document)) throw new Locked('Ce contenu est en cours de modification.')
}
