import type { Make } from '@/lib/public-page/make'
import { decodeSafely } from '@/lib/public-page/decode-safely'
import { renderError } from '@/lib/public-page/render'
import { RecentMap } from '@/lib/recent-map'
import { contentAt, siteContent } from '@/lib/site-content'

import { pathOfShareImage, shareImagePath } from './address'
import { shareCard } from './card'
import { CARD } from './format'

/** Some 15 kB each. Any publication makes every page anew, but hardly ever changes a title. */
const cards = new RecentMap<Uint8Array<ArrayBuffer>>(200)

/** `/images-de-partage/….png`: the picture of a published page, or of the one to which that address leads now. */
export const makeShareImage: Make = async (payload, address, instant) => {
  const path = pathOfShareImage(decodeSafely(address))
  const [found, site] = await Promise.all([
    path ? contentAt(payload, path, instant) : null,
    siteContent(payload),
  ])
  if (found?.kind === 'page') {
    const body = await cardOf(found.page.title, site.name)
    // A title may name a date of its call.
    return { kind: 'document', body, type: CARD.type, until: found.until }
  }
  if (found?.kind === 'redirect' && found.path.startsWith('/')) {
    return { ...found, path: shareImagePath(found.path) }
  }
  return { kind: 'nothing', html: await renderError(404, site) }
}

async function cardOf(title: string, siteName: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = JSON.stringify([title, siteName])
  const known = cards.get(key)
  if (known) return known
  const card = new Uint8Array(await shareCard(title, siteName))
  cards.set(key, card)
  return card
}
