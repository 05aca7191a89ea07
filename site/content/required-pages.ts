import type { Payload } from 'payload'

import type { SiteView } from '@/components/views'
import { PURPOSES } from '@/fields/purpose'

import { readBy } from './reader'

/**
 * Where visitors find the pages that the law asks for, whoever reads: the footer leads to no draft. Should two pages be
 * the same, the oldest is the one.
 */
export async function requiredPages(payload: Payload): Promise<SiteView['requiredPages']> {
  const { docs } = await payload.find({
    collection: 'pages',
    where: { purpose: { in: PURPOSES.map(({ value }) => value) } },
    select: { slug: true, purpose: true },
    sort: ['createdAt', 'id'],
    pagination: false,
    ...readBy('visitor'),
    depth: 0,
  })
  const entries = docs.flatMap(({ purpose, slug }) => (purpose ? [[purpose, `/${slug}`]] : []))
  // Of two entries with one key the last one counts.
  return Object.fromEntries(entries.reverse()) as SiteView['requiredPages']
}
