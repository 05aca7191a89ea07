import { createHash } from 'node:crypto'

import { diffWords } from 'diff'

import { visit, words } from '@/tests/support/visitor'

/** What visitors get of a site, by address: the words of a page, the digest of a file. */
export type Shown = Map<string, string>

/** Each page of the site map of the site at `url`, and what is at `files`. */
export async function shownBy(url: string, files: string[]): Promise<Shown> {
  const { html: map } = await visit(url, '/sitemap.xml')
  const pages = Array.from(map.matchAll(/<loc>([^<]+)</g), ([, page]) => new URL(page!).pathname)
  const shown: Shown = new Map()
  for (const address of [...pages, ...files]) {
    const { headers, html, status } = await visit(url, address)
    if (status !== 200) throw new Error(`${url}${address}: ${status}`)
    const isPage = headers.get('Content-Type')?.startsWith('text/html')
    shown.set(address, isPage ? keptWords(html) : createHash('sha256').update(html).digest('hex'))
  }
  return shown
}

/** The results of the accessibility audit, which are in the code: an update brings those of its own. */
const AUDIT = /<p>Ce site est <strong>.*?(?=<\/section>)/s

/** The words of a page that must outlive an update. */
export const keptWords = (html: string): string => words(html.replace(AUDIT, ''))

/**
 * Throws when `after` lacks a page or a word that `before` has, or has its words in another order, naming it after `who`.
 * What a newer program says beside is told, for people to judge.
 */
export function expectKept(before: Shown, after: Shown, who: string): void {
  for (const [address, text] of before) {
    const changes = diffWords(text, after.get(address) ?? '')
    const of = (kind: 'added' | 'removed') =>
      changes.flatMap((change) => (change[kind] && change.value.trim() ? [change.value] : []))
    const lost = of('removed')
    if (lost.length > 0) throw new Error(`${who} lost of ${address}: ${lost.join(' | ')}`)
    const added = of('added')
    if (added.length > 0) console.log(`${who} says beside on ${address}: ${added.join(' | ')}`)
  }
}
