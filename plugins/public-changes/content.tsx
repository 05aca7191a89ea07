import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

import { z } from 'zod'

import { PageMain } from '@/components/page/PageMain'
import type { PageView, SiteView } from '@/components/views'
import { pageTree } from '@/site/page/page-markdown'
import { renderFragment } from '@/site/page/render'
import { asJson } from '@/text/as-json'

import { passagesOf } from './passages'

/** What visitors read of a page at an instant. `main`: the HTML of its `<main>`; `passages`: its words, without the links to other pages. */
const contentSchema = z.object({
  main: z.string(),
  passages: z.array(z.object({ under: z.string(), text: z.string() })),
})
export type PublicContent = z.infer<typeof contentSchema>

const NO_NEIGHBOURS = { ancestors: [], rubric: [], rubrics: [] }

/** Returns what visitors read of `page`. */
export async function publicContent(page: PageView, site: SiteView): Promise<PublicContent> {
  const main = await renderFragment(<PageMain page={page} site={site} />)
  const tree = pageTree({ ...page, neighbours: NO_NEIGHBOURS }, site)
  return { main, passages: passagesOf(tree) }
}

/** Returns the SHA-256 of the HTML of a content, to compare it without reading it. */
export const fingerprintOf = ({ main }: PublicContent): string =>
  createHash('sha256').update(main).digest('base64url')

/** The default is twenty times as slow, for a tenth fewer bytes. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

/** Returns a content in its stored form: some 8 kB for a long page. */
export const packed = (content: PublicContent): string =>
  brotliCompressSync(JSON.stringify(content), QUALITY).toString('base64')

/** Returns the content that `packed` stored; null for none. Throws if it is damaged. */
export function unpacked(stored: string | null | undefined): PublicContent | null {
  if (!stored) return null
  return contentSchema.parse(asJson(brotliDecompressSync(Buffer.from(stored, 'base64')).toString()))
}
