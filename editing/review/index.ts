import type { CollectionConfig } from 'payload'

import { atLeast } from '@/access/roles'
import { signedIn } from '@/access/signed-in'
import { PUBLISHABLE } from '@/editing/publishable-slugs'

import { signReviewRequest } from './sign'
import { tellReviewers } from './tell-reviewers'

/** A draft that someone asks to have read: who, which, with what words; done once a reviewer says so. */
export const ReviewRequests: CollectionConfig = {
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
      relationTo: [...PUBLISHABLE],
      label: 'Contenu à relire',
      required: true,
      index: true,
    },
    { name: 'note', type: 'textarea', label: 'Message', maxLength: 2000 },
    { name: 'requestedBy', type: 'relationship', relationTo: 'users', label: 'Demandé par' },
    { name: 'doneAt', type: 'date', label: 'Relu le', index: true },
    { name: 'doneBy', type: 'relationship', relationTo: 'users', label: 'Relu par' },
  ],
}
