import type { FlattenedField } from 'payload'

import { type FormText, formTexts } from '@/fields/fields-of'
import { nodesIn, readMarkdown } from '@/text/markdown/parse'
import { replaceRanges } from '@/text/markdown/link-targets'
import { shortened } from '@/text/typography'

import { type ReplaceQuery, patternOf } from './query'
import { type Part, partsOf } from './parts'

/** Words to replace. `start`, `end`: offsets in the stored text; `before`, `after`: the words around them. */
export type Occurrence = {
  start: number
  end: number
  before: string
  words: string
  after: string
}

type StoredText = Pick<FormText, 'kind' | 'text'>

/** Characters shown on each side of an occurrence. */
const AROUND = 80

/** Variables and shortcodes, which stay intact. */
const VARIABLE = /\{\{[^{}]*\}*\}/g

/** The texts of `doc` in which words may be replaced: not addresses, identifiers, nor what the site computes. */
export const replaceableTexts = (fields: FlattenedField[], doc: unknown): FormText[] =>
  formTexts(fields, doc).filter(({ field, isTyped, kind }) => {
    const isUnique = 'unique' in field && field.unique
    return isTyped && field.type !== 'email' && kind !== 'target' && !isUnique
  })

/** Returns the occurrences of the words of `asked` in a stored text, in order. */
export const occurrencesIn = (stored: StoredText, asked: ReplaceQuery): Occurrence[] =>
  found(partsOf(stored), stored.text, asked).map(({ occurrence }) => occurrence)

type Found = { part: Part; index: number; occurrence: Occurrence }

function found(parts: Part[], text: string, asked: ReplaceQuery): Found[] {
  const kept = Array.from(text.matchAll(VARIABLE), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
  const pattern = patternOf(asked)
  return parts.flatMap((part) => {
    const { places, value } = part
    if (!places) return []
    return Array.from(value.matchAll(pattern)).flatMap(({ 0: words, index }) => {
      const { start } = places[index]!
      const { end } = places[index + words.length - 1]!
      if (kept.some((one) => start < one.end && end > one.start)) return []
      const [earlier, later] = [value.slice(0, index), value.slice(index + words.length)]
      // Cuts between two words.
      const before = earlier.length > AROUND ? earlier.slice(-AROUND).replace(/^\S*/, '…') : earlier
      const after = shortened(later, AROUND)
      return [{ part, index, occurrence: { start, end, before, words, after } }]
    })
  })
}

/**
 * Returns a stored text with the occurrences that begin at `starts` replaced, all other bytes unchanged. null if one of them
 * is not there any more, or if the replacement would change more than words: a link, a title, a list.
 */
export function replaced(stored: StoredText, asked: ReplaceQuery, starts: number[]): string | null {
  const parts = partsOf(stored)
  const all = found(parts, stored.text, asked)
  const chosen = all.filter(({ occurrence }) => starts.includes(occurrence.start))
  if (!chosen.length || chosen.length !== starts.length) return null
  const write = (text: string) =>
    replaceRanges(
      stored.text,
      chosen.map(({ occurrence: { end, start } }) => ({ start, end, text })),
    )
  const { kind } = stored
  if (kind !== 'markdown') return write(asked.replacement)
  const expected = wordsOnly(parts.map((part) => withReplacement(part, chosen, asked)).join(''))
  const structure = structureOf(stored.text)
  const attempts = [asked.replacement, escapedMarkdown(asked.replacement)].map(write)
  const fits = (text: string) => {
    // The site refuses to save a text beyond its limits, and says why.
    if (readMarkdown(text).excess) return true
    const words = partsOf({ kind, text }).map(({ value }) => value)
    return structureOf(text) === structure && wordsOnly(words.join('')) === expected
  }
  return attempts.find(fits) ?? null
}

function withReplacement(part: Part, chosen: Found[], { replacement: text }: ReplaceQuery): string {
  const ranges = chosen
    .filter((one) => one.part === part)
    .map(({ index, occurrence: { words } }) => ({ start: index, end: index + words.length, text }))
  return replaceRanges(part.value, ranges)
}

/** Spaces at the ends of paragraphs are not shown. */
const wordsOnly = (text: string): string => text.replace(/\s+/g, '')

const escapedMarkdown = (words: string): string => words.replace(/[\\`*_[\]<>#&~|!.()+-]/g, '\\$&')

/** Describes all of a Markdown text except its words. */
const structureOf = (text: string): string =>
  JSON.stringify(
    nodesIn(readMarkdown(text).tree)
      .filter(({ type }) => type !== 'text')
      .map((node) => ({ ...node, children: undefined, position: undefined })),
  )
