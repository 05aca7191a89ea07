import type { PayloadRequest } from 'payload'

import { relationsTo } from '@/editing/relations-to'
import { storedDocuments } from '@/editing/published'
import { Refusal } from '@/platform/refusal'

/** What may hold a link to a page, and how one of its documents is called. */
const HOLDERS = { pages: 'la page', profiles: 'le profil' } as const

/** Their names, and the fields that may hold a link. */
const SHOWN = {
  pages: { title: true, hero: true, sections: true },
  profiles: { name: true, link: true },
} as const

type Holder = { id: string; title?: string | null; name?: string | null }

/**
 * Before the page `id` is put in the trash, or deleted for good: refuses (409) while something that is not in the trash,
 * published or draft, leads to it, and says what. Its links to itself do not count.
 */
export async function refuseLinked(id: string, req: PayloadRequest): Promise<void> {
  const places = [...(await placesInDocuments(id, req)), ...(await placesInSite(id, req))]
  if (!places.length) return
  throw new Refusal(
    `Suppression impossible : des liens mènent à cette page depuis ${places.join(', ')}. Retirez-les d’abord, ou faites-les mener ailleurs.`,
    409,
  )
}

async function placesInDocuments(id: string, req: PayloadRequest): Promise<string[]> {
  const places = new Set<string>()
  for (const collection of ['pages', 'profiles'] as const) {
    const { flattenedFields } = req.payload.collections[collection].config
    // One after the other: MongoDB does not take several at once in a transaction.
    for (const draft of [false, true]) {
      const select = SHOWN[collection]
      for (const holder of await storedDocuments<Holder>(req, collection, { draft, select })) {
        const isItself = holder.id === id
        if (isItself || !relationsTo('pages', flattenedFields, holder).includes(id)) continue
        places.add(`${HOLDERS[collection]} « ${holder.title ?? holder.name ?? 'Sans titre'} »`)
      }
    }
  }
  return [...places]
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
