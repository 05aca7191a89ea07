import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'

import { atLeast } from '@/access/roles'
import { signedIn } from '@/access/signed-in'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { ReviewRequest } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { openOn } from './close'
import { tellReviewers } from './tell-reviewers'

/**
 * Before a request is saved: who asks and who answers are the persons of the session, whatever was sent. Once made, a
 * request can only be closed. A new one takes the place of those still open on its document: the last words count.
 */
const signReviewRequest: CollectionBeforeChangeHook<ReviewRequest> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const person = req.user?.id ?? null
  if (operation === 'create') {
    const id = relationId(data.document?.value)
    if (data.document && id) {
      const where = openOn(data.document.relationTo, id)
      await req.payload.delete({ collection: 'review-requests', where, req })
    }
    return { ...data, requestedBy: person, doneAt: null, doneBy: null }
  }
  const { document, note, requestedBy, doneAt, doneBy } = originalDoc ?? {}
  const isClosing = Boolean(data.doneAt) && !doneAt
  const done = isClosing ? { doneAt: new Date().toISOString(), doneBy: person } : { doneAt, doneBy }
  return { document, note, requestedBy, ...done }
}

/**
 * A draft that someone asks to have read: who, which of `collections`, with what words; done once a reviewer says so.
 */
export const reviewRequests = (collections: PublishableSlug[]): CollectionConfig => ({
  slug: 'review-requests',
  labels: { singular: 'Demande de relecture', plural: 'Demandes de relecture' },
  admin: { hidden: true, useAsTitle: 'note' },
  access: {
    read: signedIn,
    create: signedIn,
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
    { name: 'requestedBy', type: 'relationship', relationTo: 'users', label: 'Demandé par' },
    { name: 'doneAt', type: 'date', label: 'Relu le', index: true },
    { name: 'doneBy', type: 'relationship', relationTo: 'users', label: 'Relu par' },
  ],
})
