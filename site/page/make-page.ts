import { keptWhileCurrent } from '@/platform/kept-while-current'
import { contentAt, siteContent } from '@/site/content'

import type { Make } from './make'
import { decodeSafely } from '@/text/decode-safely'
import { renderError, renderPage } from './render'
import { HTML } from './responses'

/** The page at an address, where it leads, or the page that says that nothing is there. */
export const makePage: Make = async (payload, path, instant) => {
  const found = await contentAt(payload, decodeSafely(path), instant)
  switch (found.kind) {
    case 'page': {
      const body = await renderPage(found.page, await siteContent(payload))
      return { kind: 'document', body, type: HTML, until: found.until }
    }
    case 'redirect':
      return found
    case 'nothing':
      return { kind: 'nothing', html: await nothingThere(payload) }
    default:
      return found satisfies never
  }
}

/** The same wherever nothing is: addresses of nothing have no end, and cost whoever makes them up nothing. */
const nothingThere = keptWhileCurrent(async (payload) =>
  renderError(404, await siteContent(payload)),
)
