import { createHash } from 'node:crypto'

import { diffWords } from 'diff'

import { visit, words } from '@/tests/support/visitor'

/** What visitors get from a site, by address: the words of a page, or the digest of a file. */
export type Shown = Map<string, string>

/** Reads each page in the site map of the site at `url`, and the `files`. */
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

/** The results of the accessibility audit, which are in the code: an update brings its own. */
const AUDIT = /<p>(?:Ce site|Le site <a [^>]*>[^<]*<\/a>) est <strong>.*?(?=<\/section>)/s

/** Returns the words of a page that must survive an update. */
export const keptWords = (html: string): string => words(html.replace(AUDIT, ''))

/**
 * Throws if `after` lacks a page or a word of `before`, or changes the order of its words; the error begins with `who`.
 * Prints what a newer program adds, for people to review.
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
