import { contentAt, siteContent } from '@/lib/site-content'

import type { Make } from './make'
import { decodeSafely } from './decode-safely'
import { renderError, renderPage } from './render'
import { HTML } from './responses'

/** The page at an address, where it leads, or the page that says that nothing is there. */
export const makePage: Make = async (payload, path, instant) => {
  const [found, site] = await Promise.all([
    contentAt(payload, decodeSafely(path), instant),
    siteContent(payload),
  ])
  switch (found.kind) {
    case 'page': {
      const body = await renderPage(found.page, site)
      return { kind: 'document', body, type: HTML, until: found.until }
    }
    case 'redirect':
      return found
    case 'nothing':
      return { kind: 'nothing', html: await renderError(404, site) }
    default:
      return found satisfies never
  }
}
