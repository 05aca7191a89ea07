import type { PayloadRequest } from 'payload'

import { isDocumentId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'

import type { ChangedDocument } from './apply'
import { changeDocument, textAt } from './documents'
import type { Outcome, ReplaceReport } from './view'

const EDITED = 'Le texte a été modifié depuis le remplacement\u00a0: il reste comme il est.'

/**
 * Restores, as drafts and as the user of `req`, the texts that the replacement `id` changed and that are still as it left
 * them; reports the others. Throws a Refusal (404) for an unknown replacement, and (409) for one that is already undone.
 */
export async function undoReplacement(req: PayloadRequest, id: string): Promise<ReplaceReport> {
  const record = { collection: 'replacements', id, depth: 0, req } as const
  const found = isDocumentId(id, req.payload)
    ? await req.payload.findByID({ ...record, disableErrors: true })
    : null
  if (!found) throw new Refusal('Ce remplacement n’existe pas ou plus.', 404)
  if (found.undoneAt) throw new Refusal('Ce remplacement est déjà annulé.', 409)
  const outcomes: Outcome[] = []
  for (const { key, texts } of found.documents as ChangedDocument[]) {
    const { outcome } = await changeDocument(req, key, (doc) => {
      const same = texts.filter(({ after, path }) => textAt(doc, path) === after)
      const changes = same.map(({ after, before, path }) => ({
        path,
        before: after,
        after: before,
      }))
      return { changes, message: same.length < texts.length ? EDITED : null }
    })
    outcomes.push(outcome)
  }
  const data = { undoneAt: new Date().toISOString(), undoneBy: req.user?.id }
  await req.payload.update({ ...record, data })
  return { id, outcomes }
}
