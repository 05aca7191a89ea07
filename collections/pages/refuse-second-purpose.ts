import { beforePublishing } from '@/editing/faults'
import { PURPOSES } from '@/fields/purpose'
import type { Page } from '@/payload-types'

/**
 * Before a page is published: refuses it if another published page is already the same for the law, since the footer
 * can lead to one only. Drafts and the trash do not count.
 */
export const refuseSecondPurpose = beforePublishing<Page>(async ({ doc: page, id, req }) => {
  const purpose = PURPOSES.find(({ value }) => value === page.purpose)
  if (!purpose) return []
  const { docs } = await req.payload.find({
    collection: 'pages',
    where: {
      purpose: { equals: purpose.value },
      _status: { equals: 'published' },
      ...(id && { id: { not_equals: id } }),
    },
    select: { title: true },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  const holder = docs[0]
  if (!holder) return []
  const message = `La page publiée « ${holder.title} » est déjà « ${purpose.label} ». Le pied de page ne mène qu’à une : retirez d’abord ce rôle à l’autre, ou ne le donnez pas à celle-ci.`
  return [{ path: 'purpose', message }]
})
