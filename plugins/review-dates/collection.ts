import type { CollectionConfig } from 'payload'

import { staffOnly } from '@/access/roles'
import { handedOver } from '@/collections/users/hand-over'
import { beforeSave } from '@/editing/faults'
import { feminine } from '@/editing/with-article'
import { parisDayField } from '@/fields/paris-date'
import type { ReviewDate } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { denyAll } from '@/platform/database/deny-all'

/** Before a review date is created: it replaces the one that the page has, which a colleague may have just chosen. */
const replaceFormer = beforeSave<ReviewDate>(async ({ isNew, sent, req }) => {
  const page = relationId(sent.page)
  if (isNew && page) {
    const where = { page: { equals: page } }
    await req.payload.delete({ collection: 'review-dates', where, req })
  }
})

/** When a page is to be read again, and by whom: one document per page. */
export const ReviewDates: CollectionConfig = {
  slug: 'review-dates',
  custom: feminine,
  labels: { singular: 'Révision prévue', plural: 'Révisions prévues' },
  admin: { hidden: true },
  hooks: { beforeChange: [replaceFormer] },
  access: { read: staffOnly, create: staffOnly, update: staffOnly, delete: staffOnly },
  fields: [
    {
      name: 'page',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page',
      required: true,
      index: true,
    },
    // Not required: a command may delete the account.
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      label: 'Responsable',
      custom: handedOver(),
    },
    // Empty: no review is planned any more.
    parisDayField({ name: 'on', label: 'Prochaine révision', index: true }),
    {
      name: 'remindedOf',
      type: 'date',
      label: 'Date déjà rappelée',
      access: { create: denyAll, update: denyAll },
    },
  ],
}
