import type { Payload } from 'payload'

import { keptWhileCurrent } from '@/platform/kept-while-current'
import { contentAt, siteContent } from '@/site/content'
import { decodeSafely } from '@/text/former-address'

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
export const nothingThere = keptWhileCurrent(async (payload) =>
  renderError(404, await siteContent(payload)),
)

/** What is at a public address. `until`: next instant at which a document stops being true; null: none. */
type Made =
  | { kind: 'document'; body: string; type: string; until: Date | null }
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing'; html: string }

/** Makes what is at `path` (not decoded, in the one spelling of `encodedPath`) at `instant`. */
export type Make = (payload: Payload, path: string, instant: Date) => Promise<Made>

/** Longer than any page takes: the database went away meanwhile, and its driver waits for it. */
export const MADE_WITHIN_MS = 8_000
