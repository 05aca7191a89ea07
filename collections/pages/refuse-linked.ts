import type { PayloadRequest } from 'payload'

import { holdersOf, placeOf } from '@/editing/refuse-removing-used'
import { relationsTo } from '@/editing/relations-to'
import { Refusal } from '@/platform/refusal'

/**
 * Before the page `id` is put in the trash, or deleted for good: refuses (409) while something that is not in the trash,
 * published or draft, leads to it, and says what. Its links to itself do not count.
 */
export async function refuseLinked(id: string, req: PayloadRequest): Promise<void> {
  const holders = await holdersOf(id, req, 'pages')
  const places = [
    ...holders.map((holder) => placeOf(holder, req)),
    ...(await placesInSite(id, req)),
  ]
  if (!places.length) return
  throw new Refusal(
    `Suppression impossible : des liens mènent à cette page depuis ${places.join(', ')}. Retirez-les d’abord, ou faites-les mener ailleurs.`,
    409,
  )
}

async function placesInSite(id: string, req: PayloadRequest): Promise<string[]> {
  const { flattenedFields } = req.payload.config.globals.find(({ slug }) => slug === 'site')!
  for (const draft of [false, true]) {
    const site = await req.payload.findGlobal({ slug: 'site', depth: 0, draft, req })
    if (relationsTo('pages', flattenedFields, site).includes(id)) {
      return ['les réglages du site (accueil ou pied de page)']
    }
  }
  return []
}
