import type { CollectionBeforeChangeHook } from 'payload'

import { PURPOSES } from '@/fields/purpose'
import type { Page } from '@/payload-types'

import { isBeingPublished, refuse } from '../text-variables/refuse'

/**
 * Before a page is published: refuses it if another published page is already the same for the law, since the footer
 * can lead to one only. Drafts and the trash do not count.
 */
export const refuseSecondPurpose: CollectionBeforeChangeHook<Page> = async ({
  data,
  originalDoc,
  collection,
  req,
}) => {
  const page = { ...originalDoc, ...data } as Page
  const purpose = PURPOSES.find(({ value }) => value === page.purpose)
  if (!purpose || !isBeingPublished({ doc: page, req })) return data
  const { docs } = await req.payload.find({
    collection: 'pages',
    where: {
      purpose: { equals: purpose.value },
      _status: { equals: 'published' },
      ...(originalDoc?.id && { id: { not_equals: originalDoc.id } }),
    },
    select: { title: true },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const holder = docs[0]
  if (!holder) return data
  const message = `La page publiée « ${holder.title} » est déjà « ${purpose.label} ». Le pied de page ne mène qu’à une : retirez d’abord ce rôle à l’autre, ou ne le donnez pas à celle-ci.`
  refuse([{ path: 'purpose', message }], { config: collection, doc: page, req })
  return data
}
