import type { BlockContent, Paragraph, Root } from 'mdast'

import { asBlocks } from './lists'
import { asRead } from './words'

/** Lines as long as those of a letter or a PDF file are cut by their program, not by who wrote them. */
const SHORTEST_CUT = 50
const LONGEST_CUT = 200
/** How much of the longest line a cut one fills at least: the next word had no room. */
const FILLED = 0.75

const asTree = (blocks: BlockContent[]): Root => ({ type: 'root', children: blocks })

/** Plain text of several lines as the editor's text: paragraphs whose lines were cut are whole again, items in lists. */
export const readPlain = (text: string): Root => asTree(asBlocks(linesOf(text).map(asParagraph)))

/** Each line a paragraph, as it is. */
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

/** Whether `line` goes on with the sentence that the line before it leaves open. */
function isRest(line: string, before: string): boolean {
  const begins = line.trimStart()
  if (!begins || /^(?:[•·▪◦‣●○■□–—*-]|\d{1,2}[.)])\s/.test(begins)) return false
  return /^[\p{Ll}\d(«]/u.test(begins) || !/[.!?:;…»]$/.test(before)
}
