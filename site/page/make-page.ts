import type { Payload } from 'payload'

import { earliest } from '@/call/choice'
import type { SiteView } from '@/components/views'
import { contentAt, siteAt } from '@/site/content'
import { decodeSafely } from '@/text/site-path'

import { renderError, renderPage } from './render'
import { HTML } from './responses'

/** The page at an address, where it leads, or the page that says that nothing is there. */
export const makePage: Make = async (payload, path, instant) => {
  const found = await contentAt(payload, decodeSafely(path), instant)
  switch (found.kind) {
    case 'page': {
      const { site, until } = await siteAt(payload, instant)
      const body = await renderPage(found.page, site)
      return { kind: 'document', body, type: HTML, until: earliest([found.until, until]) }
    }
    case 'redirect':
      return found
    case 'nothing':
      return { kind: 'nothing', html: await nothingThere(payload, instant) }
    default:
      return found satisfies never
  }
}

const nothings = new WeakMap<SiteView, string>()

/** The same wherever nothing is: addresses of nothing have no end, and cost whoever makes them up nothing. */
export async function nothingThere(payload: Payload, instant: Date): Promise<string> {
  const { site } = await siteAt(payload, instant)
  const html = nothings.get(site) ?? (await renderError(404, site))
  nothings.set(site, html)
  return html
}

/** What is at a public address. `until`: next instant at which a document stops being true; null: none. */
type Made =
  | { kind: 'document'; body: string; type: string; until: Date | null }
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing'; html: string }

/** Makes what is at `path` (not decoded, in the one spelling of `encodedPath`) at `instant`. */
export type Make = (payload: Payload, path: string, instant: Date) => Promise<Made>

/** Longer than any page takes: the database went away meanwhile, and its driver waits for it. */
export const MADE_WITHIN_MS = 8_000
