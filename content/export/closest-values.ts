import { isDeepStrictEqual } from 'node:util'

import { lostFrom, type Piece } from '@/content/source/compare'
import type { Complement, PageContent } from '@/content/source/complement'
import { contentOfPlan, sparseParts } from '@/content/source/page-content'
import { piecesOfContent, piecesOfSource } from '@/content/source/pieces'
import type { Layout } from '@/content/source/addresses'
import { cleanSource } from '@/content/source/hygiene/markdown'
import { planPage } from '@/content/source/planning/page'
import type { Source } from '@/content/source/schema'
import { problemsInTexts } from '@/content/source/text-problems'
import { issuesOf } from '@/content/source/validate'

import type { SourceValues } from './layouts'

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
  for (const key of Object.keys(last.frontMatter)) {
    const attempt = measure(withKeyOf(best.values, last, key), content)
    if (attempt && weight(attempt) <= weight(best)) best = attempt
  }
  return { ...best, values: inOrderOf(best.values, last) }
}

/** Null when an import would refuse the values: wrong in themselves, or with words that the page does not say. */
function measure(values: SourceValues, content: PageContent): Closest | null {
  const read = readValues(values)
  if (!read) return null
  const missing = missingFrom(read.content, content)
  const lost = lostFrom(read.pieces, piecesOfContent(content))
  return lost.some(({ reason }) => reason === 'missing') ? null : { values: read.values, missing }
}

const isComplete = ({ missing }: Closest): boolean => Object.keys(missing).length === 0

const weight = ({ missing }: Closest): number => JSON.stringify(missing).length

const titleOnly = ({ frontMatter: { layout } }: SourceValues, title: string): SourceValues => ({
  frontMatter: { title, layout },
  body: '',
})

/** The same words, and none that an import takes for a shortcode or a variable. */
const withoutDoubleBraces = (text: string) => text.replace(/\{{2,}/g, '{')

const withKeyOf = (values: SourceValues, { frontMatter }: SourceValues, key: string) => ({
  ...values,
  frontMatter: { ...values.frontMatter, [key]: frontMatter[key] },
})

/** The same values, the keys that `last` has first, in its order. */
function inOrderOf({ frontMatter, body }: SourceValues, last: SourceValues): SourceValues {
  const kept = Object.keys(last.frontMatter).filter((key) => key in frontMatter)
  const keys = [...new Set([...kept, ...Object.keys(frontMatter)])]
  return { frontMatter: Object.fromEntries(keys.map((key) => [key, frontMatter[key]])), body }
}

/** The parts of `content` that `read`, what the import reads in the other keys, does not say alike. */
function missingFrom(read: PageContent, content: PageContent): Complement {
  const parts = Object.entries(content).filter(
    ([part, said]) => !isDeepStrictEqual(read[part as keyof PageContent], said),
  )
  return sparseParts(Object.fromEntries(parts))
}

/** How an import understands a source file: its values once clean, the page that they make, and all that they say. */
type Understood = { values: SourceValues; content: PageContent; pieces: Piece[] }

/** What an import would make of `values`; null when it would refuse them. */
function readValues({ frontMatter, body }: SourceValues): Understood | null {
  const { issues } = issuesOf(frontMatter.layout as Layout, frontMatter)
  if (issues.length || problemsInTexts({ ...frontMatter, body }).length > 0) return null
  // The values rather than the copy that zod makes: they have their keys in order.
  const { source } = cleanSource(frontMatter as Source, body)
  const { body: cleanBody, ...cleanFrontMatter } = source
  return {
    values: { frontMatter: cleanFrontMatter, body: cleanBody },
    content: contentOfPlan(planPage(source), {}),
    pieces: piecesOfSource(source),
  }
}
