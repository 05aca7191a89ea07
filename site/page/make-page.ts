import type { Payload } from 'payload'

import { earliest } from '@/call/choice'
import type { SiteView } from '@/components/views'
import { contentAt, siteAt, type Found } from '@/site/content'
import { decodeSafely } from '@/text/site-path'

import type { Made } from './made'
import { addressUnderPage } from './page-addresses'
import { renderError, renderPage } from './render'
import { HTML } from './responses'

type Format = {
  type: string
  write: (found: Found & { kind: 'page' }, site: SiteView) => Promise<string>
}

/**
 * The formats of a page, by the suffix of its address: no slug contains a dot (`fields/slug.ts`). The formats for programs
 * are loaded on first use.
 */
const FORMATS: Record<string, Format> = {
  '': { type: HTML, write: ({ page }, site) => renderPage(page, site) },
  '.json': {
    type: 'application/json; charset=utf-8',
    write: async ({ page, updatedAt }, site) =>
      (await import('./page-json')).pageJson(page, site, updatedAt),
  },
  '.md': {
    type: 'text/markdown; charset=utf-8',
    write: async ({ page }, site) => (await import('./page-markdown')).pageMarkdown(page, site),
  },
}

/**
 * Returns the page at an address, in the format of its suffix; what a plugin shows under the address of a page; a redirect; or
 * the 404 page.
 */
export const makePage: Make = async (payload, path, instant) => {
  const { found, suffix } = await foundAt(payload, path, instant)
  switch (found.kind) {
    case 'page': {
      const { site, until } = await siteAt(payload, instant)
      const { type, write } = FORMATS[suffix]!
      const body = await write(found, site)
      return { kind: 'document', body, type, until: earliest([found.until, until]) }
    }
    case 'redirect':
      return { ...found, path: withSuffix(found.path, suffix) }
    case 'nothing': {
      const under = addressUnderPage(path)
      if (under) return under.make(payload, under.asked, instant)
      return { kind: 'nothing', html: await nothingThere(payload, instant) }
    }
    default:
      return found satisfies never
  }
}

async function foundAt(payload: Payload, path: string, instant: Date) {
  const found = await contentAt(payload, decodeSafely(path), instant)
  const suffix = suffixOf(path)
  // A former address may end like a format suffix.
  if (found.kind !== 'nothing' || !suffix) return { found, suffix: '' }
  const address = decodeSafely(path.slice(0, -suffix.length))
  return { found: await contentAt(payload, address, instant), suffix }
}

/** Returns the suffix (`.json` or `.md`) of an address of a page for programs; '' for any other address. */
export const suffixOf = (path: string): string =>
  Object.keys(FORMATS).find((suffix) => suffix && path.endsWith(suffix)) ?? ''

/** A redirect inside the site keeps the format; another site has none. */
const withSuffix = (path: string, suffix: string): string =>
  path.startsWith('/') ? path.replace(/(?=[?#])|$/, suffix) : path

const nothings = new WeakMap<SiteView, string>()

/**
 * Returns the 404 page, rendered once for all missing addresses: there is no end of them, and requests for made-up ones must
 * cost nothing.
 */
export async function nothingThere(payload: Payload, instant: Date): Promise<string> {
  const { site } = await siteAt(payload, instant)
  const html = nothings.get(site) ?? (await renderError(404, site))
  nothings.set(site, html)
  return html
}

/** Makes what is at `path` (not decoded, in the canonical spelling of `encodedPath`) at `instant`. */
export type Make = (payload: Payload, path: string, instant: Date) => Promise<Made>

/** Longer than any page takes. Beyond it, the connection to the database was lost, and the driver waits for it. */
export const MADE_WITHIN_MS = 8_000
