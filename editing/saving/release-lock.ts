import type { Endpoint, Payload, Where } from 'payload'
import { z } from 'zod'

import { LOCKS } from '@/access/lock-access'
import { bodyOf, refuseBelow } from '@/editing/endpoint'

import { formLeftBy, noteFormLeft } from './left-forms'
import { editedDocument } from './stale-save'

const released = z.object({
  collectionSlug: z.string().optional(),
  globalSlug: z.string().optional(),
  id: z.string().optional(),
})

/** `POST /api/locks/release`: releases the caller's lock of the document that their form leaves. */
export const releaseLockEndpoint: Endpoint = {
  path: '/locks/release',
  method: 'post',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour modifier un contenu.')
    const edited = await bodyOf(req, released, 'Ce contenu est inconnu.')
    const document = editedDocument(edited)
    if (document) {
      const user = String(req.user!.id)
      noteFormLeft(document, user)
      await removeLock(req.payload, edited, user)
    }
    return Response.json({})
  },
}

type Edited = z.infer<typeof released>

async function removeLock(payload: Payload, edited: Edited, user: string): Promise<void> {
  const { collectionSlug, globalSlug, id } = edited
  const ofDocument: Where[] = globalSlug
    ? [{ globalSlug: { equals: globalSlug } }]
    : [{ 'document.relationTo': { equals: collectionSlug } }, { 'document.value': { equals: id } }]
  const where = { and: [...ofDocument, { 'user.value': { equals: user } }] }
  await payload.db.deleteMany({ collection: LOCKS, where })
}

/**
 * Runs `answer`, a server function of Payload called with `args`. The state of a form locks its document: removes that lock
 * if the form was left meanwhile.
 */
export async function withoutLateLock<Answer>(
  payload: Payload,
  args: unknown,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const began = Date.now()
  const answered = await answer()
  const edited = released.safeParse(args).data
  const document = edited && editedDocument(edited)
  const user = document && formLeftBy(document, began)
  if (user) await removeLock(payload, edited, user)
  return answered
}
