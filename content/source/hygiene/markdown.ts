import { markdownNodes } from '@/text/markdown/parse'
import { replaceRanges } from '@/text/markdown/link-targets'

import { translateShortcodes } from '../shortcodes/translate'
import { endOf, startOf } from '../markdown'
import { cleanCharacters, cleanSingleLine, type Note } from './characters'
import { cleanTarget, repairTargetsIn } from './targets'
import { isOwn } from '../page-schema'
import { keyName, type Repair } from '../result'
import type { CleanSource, Source } from '../schema'
import { kindOf, mapTexts } from '../texts'

const TRAILING_BLANKS = /(?<!\p{Zs})\p{Zs}+$/gmu

/** Cleans the Markdown of a source: characters, shortcodes, spaces at line ends, targets. Changes nothing else. */
export function cleanMarkdown(source: string, note?: Note): string {
  const markdown = translateShortcodes(cleanCharacters(source, note), note)
  const kept = withKeptBreaks(markdown)
  if (kept !== markdown) note?.('retours à la ligne notés « \\ »')
  const stripped = kept.replace(TRAILING_BLANKS, '')
  if (stripped !== kept) note?.('espaces en fin de ligne retirés')
  // Line breaks at both ends come from YAML block folding and are not part of the text.
  return repairTargetsIn(stripped.replace(/^\n+|(?<!\n)\n+$/g, ''), note)
}

/** Two spaces at a line end are a line break in Markdown. Written as `\`, it survives the trimming of line ends. */
function withKeptBreaks(markdown: string): string {
  if (!/ {2}\n/.test(markdown)) return markdown
  const ranges = markdownNodes(markdown)
    .filter((node) => node.type === 'break' && markdown[startOf(node)] === ' ')
    .map((node) => ({ start: startOf(node), end: endOf(node), text: '\\\n' }))
  return replaceRanges(markdown, ranges)
}

const CLEANERS = { line: cleanSingleLine, target: cleanTarget, markdown: cleanMarkdown } as const

/** Cleans each text of a valid source according to its kind; reports each repair with its key. */
export function cleanSource(
  data: Source,
  body: string,
): { source: CleanSource; repairs: Repair[] } {
  const repairs: Repair[] = []
  const source = mapTexts({ ...data, body }, (text, path) => {
    if (isOwn(path)) return text
    const key = path[0] === 'body' ? 'corps' : (keyName(path) ?? '')
    return CLEANERS[kindOf(path)](text, (message) => repairs.push({ key, message }))
  })
  return { source, repairs }
}
