import type { CollectionConfig, CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { atLeast, staffOnly } from '@/access/roles'
import { handedOver } from '@/collections/users/hand-over'
import { documentName } from '@/editing/document-title'
import { beforeSave } from '@/editing/faults'
import { allOf } from '@/editing/find'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { feminine } from '@/editing/with-article'
import type { ReviewRequest } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { writeTo } from '@/platform/mail/mail'
import { hasMail } from '@/platform/mail/mail-settings'

import { openOn } from './requests'
import { MAY_PUBLISH } from './roles'

/**
 * Before a request is saved: takes the requester and the reviewer from the session and ignores what the client sent. An
 * existing request can only be closed. A new one replaces the open requests on the same document.
 */
const signReviewRequest = beforeSave<ReviewRequest>(async ({ before, isNew, sent, req }) => {
  const person = req.user?.id ?? null
  if (isNew) {
    const id = relationId(sent.document?.value)
    if (sent.document && id) {
      const where = openOn(sent.document.relationTo, id)
      await req.payload.delete({ collection: 'review-requests', where, req })
    }
    return { ...sent, requestedBy: person, doneAt: null, doneBy: null }
  }
  const { document, note, requestedBy, doneAt, doneBy } = before!
  const isClosing = Boolean(sent.doneAt) && !doneAt
  const done = isClosing ? { doneAt: new Date().toISOString(), doneBy: person } : { doneAt, doneBy }
  return { document, note, requestedBy, ...done }
})

/** A review request: the draft (from `collections`), the requester, the message, and who closed it and when. */
export const reviewRequests = (collections: PublishableSlug[]): CollectionConfig => ({
  slug: 'review-requests',
  custom: feminine,
  labels: { singular: 'Demande de relecture', plural: 'Demandes de relecture' },
  admin: { hidden: true, useAsTitle: 'note' },
  access: {
    read: staffOnly,
    create: staffOnly,
    update: atLeast('reviewer'),
    delete: atLeast('administrator'),
  },
  hooks: { beforeChange: [signReviewRequest], afterChange: [tellReviewers] },
  fields: [
    {
      name: 'document',
      type: 'relationship',
      relationTo: collections,
      label: 'Contenu à relire',
      required: true,
      index: true,
    },
    { name: 'note', type: 'textarea', label: 'Message', maxLength: 2000 },
    {
      name: 'requestedBy',
      type: 'relationship',
      relationTo: 'users',
      label: 'Demandé par',
      custom: handedOver({ doneAt: { exists: false } }),
    },
    { name: 'doneAt', type: 'date', label: 'Relu le', index: true },
    { name: 'doneBy', type: 'relationship', relationTo: 'users', label: 'Relu par' },
  ],
})

/** After a review request is created: sends mail to all users who may publish, except the requester. Only logs an error. */
const tellReviewers: CollectionAfterChangeHook<ReviewRequest> = async ({ doc, operation, req }) => {
  if (operation !== 'create' || !hasMail(req.payload)) return
  try {
    await notifyReviewers(doc, req)
  } catch (error) {
    req.payload.logger.error({ err: error, msg: 'La demande de relecture n’a pas été annoncée' })
  }
}

async function notifyReviewers(
  { document, note }: ReviewRequest,
  req: PayloadRequest,
): Promise<void> {
  const { relationTo: collection, value } = document
  const { kind, title, address } = await describe(req, collection, relationId(value)!)
  const callerKind = req.user?.name ?? 'Quelqu’un'
  const reviewers = await allOf(req, 'users', {
    where: { role: { in: MAY_PUBLISH }, id: { not_equals: req.user?.id ?? null } },
    select: { name: true, email: true },
  })
  // One message per recipient, so that recipients do not see each other's address.
  for (const to of reviewers) {
    writeTo(req.payload, {
      to,
      subject: `À relire\u00a0: «\u00a0${title}\u00a0»`,
      paragraphs: [
        `${callerKind} vous demande de relire un brouillon. ${kind}\u00a0: «\u00a0${title}\u00a0».`,
        ...(note?.trim() ? [`Son message\u00a0:\n${note.trim()}`] : []),
        'Pour le relire, connectez-vous\u00a0:',
        { address, label: `Relire «\u00a0${title}\u00a0»` },
      ],
    })
  }
}

async function describe(req: PayloadRequest, collection: PublishableSlug, id: string) {
  const doc = await req.payload.findByID({ collection, id, depth: 0, draft: true, req })
  const address = `${env().siteUrl}/admin/collections/${collection}/${id}`
  return { ...documentName(req.payload, collection, doc), address }
}
