import type { BlockContent, Paragraph, Root } from 'mdast'

import { asBlocks } from './lists'
import { asRead } from './words'

/** If the longest line has a length in this range, as in mails and PDF files, a program wrapped the lines. */
const SHORTEST_CUT = 50
const LONGEST_CUT = 200
/** A wrapped line fills at least this share of the longest line. */
const FILLED = 0.75

const asTree = (blocks: BlockContent[]): Root => ({ type: 'root', children: blocks })

/** Reads plain text of several lines: joins wrapped lines into paragraphs and puts items in lists. */
export const readPlain = (text: string): Root => asTree(asBlocks(linesOf(text).map(asParagraph)))

/** Reads each line as a paragraph, unchanged. */
export const readWords = (text: string): Root =>
  asTree(
    text.split(/\r\n?|\n/).flatMap((line): Paragraph[] => {
      const value = line.trim()
      return value ? [{ type: 'paragraph', children: [{ type: 'text', value }] }] : []
    }),
  )

const asParagraph = (text: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value: asRead(text) }],
})

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd())
  const longest = lines.reduce((most, { length }) => Math.max(most, length), 0)
  if (longest < SHORTEST_CUT || longest > LONGEST_CUT) return lines
  const whole: string[] = []
  let last = ''
  for (const line of lines) {
    const isCut = last.length >= longest * FILLED && isRest(line, last)
    if (isCut) whole[whole.length - 1] += last.endsWith('-') ? line.trimStart() : ` ${line.trim()}`
    else whole.push(line)
    last = line
  }
  return whole
}

/** Whether `line` continues the unfinished sentence of the line before it. */
function isRest(line: string, before: string): boolean {
  const begins = line.trimStart()
  if (!begins || /^(?:[•·▪◦‣●○■□–—*-]|\d{1,2}[.)])\s/.test(begins)) return false
  return /^[\p{Ll}\d(«]/u.test(begins) || !/[.!?:;…»]$/.test(before)
}
