import { markdownNodes } from '@/text/markdown/parse'
import { replaceRanges } from '@/text/markdown/link-targets'

import { translateShortcodes } from '../shortcodes/translate'
import { endOf, startOf } from '../markdown'
import { cleanCharacters, type Cleaned, cleanSingleLine } from './characters'
import { cleanTarget, repairTargetsIn } from './targets'
import { keyName, type Repair } from '../result'
import type { CleanSource, Source } from '../schema'
import { kindOf, mapTexts } from '../texts'

const TRAILING_BLANKS = /(?<!\p{Zs})\p{Zs}+$/gmu

/** Cleans the Markdown of a source: characters, shortcodes, blanks at the end of lines, targets. Nothing else changes. */
export function cleanMarkdown(source: string): Cleaned {
  const characters = cleanCharacters(source)
  const { text, notes } = translateShortcodes(characters.text)
  return tidied(text, [...characters.notes, ...notes])
}

/** Cleans Markdown that the site holds, where a shortcode is plain text: all the same but for those. */
export function cleanStoredMarkdown(source: string): Cleaned {
  const { text, notes } = cleanCharacters(source)
  return tidied(text, notes)
}

/** `markdown` with the blanks and targets cleaned; `notes` of what was cleaned before. */
function tidied(markdown: string, notes: string[]): Cleaned {
  const kept = withKeptBreaks(markdown)
  if (kept !== markdown) notes.push('retours à la ligne notés « \\ »')
  const stripped = kept.replace(TRAILING_BLANKS, '')
  if (stripped !== kept) notes.push('espaces en fin de ligne retirés')
  // The line breaks at both ends come from how YAML folds its blocks: they are no part of the text.
  const text = stripped.replace(/^\n+|(?<!\n)\n+$/g, '')
  return { text: repairTargetsIn(text, notes), notes }
}

/** Two spaces at the end of a line are a line break in Markdown: written as `\`, it outlives the stripping. */
function withKeptBreaks(markdown: string): string {
  if (!/ {2}\n/.test(markdown)) return markdown
  const ranges = markdownNodes(markdown)
    .filter((node) => node.type === 'break' && markdown[startOf(node)] === ' ')
    .map((node) => ({ start: startOf(node), end: endOf(node), text: '\\\n' }))
  return replaceRanges(markdown, ranges)
}

const CLEANERS = { line: cleanSingleLine, target: cleanTarget, markdown: cleanMarkdown } as const

/** Cleans each text of a valid source, by what it holds; tells each repair by key. */
export function cleanSource(
  data: Source,
  body: string,
): { source: CleanSource; repairs: Repair[] } {
  const repairs: Repair[] = []
  // What the CMS wrote of itself is taken as it is.
  const { cms, ...written } = data
  const source = mapTexts({ ...written, body }, (text, path) => {
    const cleaned = CLEANERS[kindOf(path)](text)
    const key = path[0] === 'body' ? 'corps' : (keyName(path) ?? '')
    repairs.push(...cleaned.notes.map((message) => ({ key, message })))
    return cleaned.text
  })
  return { source: cms ? { ...source, cms } : source, repairs }
}
