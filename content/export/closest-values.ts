import { isDeepStrictEqual } from 'node:util'

import { lostFrom } from '@/content/source/compare'
import type { Complement, PageContent } from '@/content/source/complement'
import { sparseParts } from '@/content/source/page-content'
import { piecesOfContent, piecesOfSource } from '@/content/source/pieces'
import { readSource } from '@/content/source/read'

import { type SourceValues, writeSource } from './source-values'

/** Values of a source file, and what of a page they do not say. */
export type Closest = { values: SourceValues; missing: Complement }

/**
 * The values that say `content` best: those of the file it was imported from, `last`, as long as they still do, key by
 * key; those of `written`, made from the content, elsewhere; a title and a layout alone if even these would be refused.
 * Null when the page has no title.
 */
export function closestValues(
  content: PageContent,
  written: SourceValues,
  last: SourceValues | null,
): Closest | null {
  const asImported = last && measure(last, content)
  if (asImported && isComplete(asImported)) return asImported

  let best =
    measure(written, content) ??
    measure(titleOnly(written, content.title), content) ??
    measure(titleOnly(written, withoutDoubleBraces(content.title)), content)
  if (!best || !last) return best
  for (const key of Object.keys(last)) {
    // Reading a page takes some milliseconds: not again where it would say the same.
    if (JSON.stringify(last[key]) === JSON.stringify(best.values[key])) continue
    const attempt = measure({ ...best.values, [key]: last[key] }, content)
    if (attempt && weight(attempt) <= weight(best)) best = attempt
  }
  return { ...best, values: inOrderOf(best.values, last) }
}

/** Null when an import would refuse the values: wrong in themselves, or with words that the page does not say. */
function measure(values: SourceValues, content: PageContent): Closest | null {
  const read = readSource(Buffer.from(writeSource(values)), '')
  if (!read.ok) return null
  const lost = lostFrom(piecesOfSource(read.source), piecesOfContent(content))
  if (lost.some(({ reason }) => reason === 'missing')) return null
  return { values: read.source, missing: missingFrom(read.content, content) }
}

const isComplete = ({ missing }: Closest): boolean => Object.keys(missing).length === 0

const weight = ({ missing }: Closest): number => JSON.stringify(missing).length

const titleOnly = ({ layout }: SourceValues, title: string): SourceValues => ({
  title,
  layout,
  body: '',
})

/** The same words, and none that an import takes for a shortcode or a variable. */
const withoutDoubleBraces = (text: string) => text.replace(/\{{2,}/g, '{')

/** The same values, the keys that `last` has first, in its order. */
function inOrderOf(values: SourceValues, last: SourceValues): SourceValues {
  const kept = Object.keys(last).filter((key) => key in values)
  return Object.assign(Object.fromEntries(kept.map((key) => [key, values[key]])), values)
}

/** The parts of `content` that `read`, what the import reads in the other keys, does not say alike. */
function missingFrom(read: PageContent, content: PageContent): Complement {
  const parts = Object.entries(content).filter(
    ([part, said]) => !isDeepStrictEqual(read[part as keyof PageContent], said),
  )
  return sparseParts(Object.fromEntries(parts))
}
