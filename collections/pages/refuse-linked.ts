import type { PayloadRequest } from 'payload'

import { globalsLeadingTo, holdersOf, placeOf } from '@/editing/refuse-removing-used'
import { Refusal } from '@/platform/refusal'

/**
 * Before the page `id` is put in the trash, or deleted for good: refuses (409) while something that is not in the trash,
 * published or draft, leads to it, and says what. Its links to itself do not count.
 */
export async function refuseLinked(id: string, req: PayloadRequest): Promise<void> {
  const holders = await holdersOf(id, req, 'pages')
  const places = [
    ...holders.map((holder) => placeOf(holder, req)),
    ...(await globalsLeadingTo(id, req, 'pages')),
  ]
  if (!places.length) return
  throw new Refusal(
    `Suppression impossible : des liens mènent à cette page depuis ${places.join(', ')}. Retirez-les d’abord, ou faites-les mener ailleurs.`,
    409,
  )
}
