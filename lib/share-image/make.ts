import type { Make } from '@/lib/public-page/make'
import { decodeSafely } from '@/lib/public-page/decode-safely'
import { renderError } from '@/lib/public-page/render'
import { contentAt, siteContent } from '@/lib/site-content'

import { pathOfShareImage, shareImagePath } from './address'
import { shareCard } from './card'
import { CARD } from './format'

/** `/images-de-partage/….png`: the picture of a published page, or of the one to which that address leads now. */
export const makeShareImage: Make = async (payload, address, instant) => {
  const path = pathOfShareImage(decodeSafely(address))
  const [found, site] = await Promise.all([
    path ? contentAt(payload, path, instant) : null,
    siteContent(payload),
  ])
  if (found?.kind === 'page') {
    const body = new Uint8Array(await shareCard(found.page.title, site.name))
    // A title may name a date of its call.
    return { kind: 'document', body, type: CARD.type, until: found.until }
  }
  if (found?.kind === 'redirect' && found.path.startsWith('/')) {
    return { ...found, path: shareImagePath(found.path) }
  }
  return { kind: 'nothing', html: await renderError(404, site) }
}
