import type { BlockContent, List, Paragraph, PhrasingContent } from 'mdast'

import { brokenLines, joinedLines, linesOf, readable } from './words'

/** A list item that is not nested yet: office programs give its depth without putting it in a list. */
type FlatItem = {
  type: 'flatItem'
  /** The nesting depth; the outermost has the smallest number, not always 1. */
  level: number
  /** The number that its list starts with if it is the first item; null for a bullet. */
  start: number | null
  children: BlockContent[]
}

/** Blocks that may include list items without a list. */
export type Flow = BlockContent | FlatItem

/**
 * Returns `flow` without empty blocks, with its items, and its paragraphs that begin with a bullet or number, put in lists.
 */
export function asBlocks(flow: Flow[]): BlockContent[] {
  const blocks: BlockContent[] = []
  let items: FlatItem[] = []
  const close = () => {
    for (const list of nested(items)) addBlock(blocks, list)
    items = []
  }
  for (const one of withTypedItems(flow.flatMap(whole))) {
    if (one.type === 'flatItem') items.push(one)
    else {
      close()
      addBlock(blocks, one)
    }
  }
  close()
  return blocks
}

/** Merges consecutive bullet lists, which Markdown could not keep apart. */
function addBlock(blocks: BlockContent[], block: BlockContent): void {
  const last = blocks.at(-1)
  if (block.type === 'list' && last?.type === 'list' && !block.ordered && !last.ordered) {
    last.children.push(...block.children)
  } else blocks.push(block)
}

/** Removes an empty block. Splits a paragraph at its empty lines, or at every line if one begins with a bullet or number. */
function whole(one: Flow): Flow[] {
  if (one.type !== 'paragraph') return 'children' in one && !one.children.length ? [] : [one]
  const lines = brokenLines(one).map(readable)
  const isCut = lines.slice(1).some(typedMark)
  const paragraphs: PhrasingContent[][][] = []
  for (const [index, line] of lines.entries()) {
    if (isCut || !lines[index - 1]?.length) paragraphs.push([])
    if (line.length) paragraphs.at(-1)!.push(line)
  }
  return paragraphs.filter(({ length }) => length).map(asParagraph)
}

const asParagraph = (lines: PhrasingContent[][]): Paragraph => ({
  type: 'paragraph',
  children: joinedLines(lines),
})

/** Returns `blocks` in the form that the editor's list items support: one paragraph of lines, then lists. */
export function asItem(blocks: BlockContent[]): BlockContent[] {
  const isList = (block: BlockContent) => block.type === 'list'
  const lines = linesOf(blocks.filter((block) => !isList(block)))
  // Inside an item, Markdown only allows lists that start at 1.
  const lists = blocks
    .filter(isList)
    .map((list): List => ({ ...list, start: list.ordered ? 1 : null }))
  return lines.length ? [asParagraph(lines), ...lists] : lists
}

function nested(items: FlatItem[]): List[] {
  const outermost: List[] = []
  const open: { level: number; list: List }[] = []
  for (const { level, start, children } of items) {
    while (open.length > 1 && open.at(-1)!.level > level) open.pop()
    let current = open.at(-1)
    const ordered = start !== null
    const isOther = current && current.level >= level && current.list.ordered !== ordered
    if (isOther) open.pop()
    if (!current || isOther || current.level < level) {
      const into = open.at(-1)?.list.children.at(-1)?.children
      // Inside an item, lists start at 1, as above.
      const list: List = { type: 'list', ordered, start: into && ordered ? 1 : start, children: [] }
      if (into) into.push(list)
      else outermost.push(list)
      current = { level, list }
      open.push(current)
    }
    current.list.children.push({ type: 'listItem', checked: null, children })
  }
  return outermost
}

/** Bullets that are typed for nothing else, including those of Word's symbol fonts. */
const BULLET = /^([•·▪◦‣●○■□⁃\uf0b7\uf0a7\uf0d8\uf0fc\uf02d])[ \u00a0]+/
/** Dashes and numbers also begin dialogue lines or years: they only make an item next to a similar line. */
const DOUBTFUL_BULLET = /^([-–—*])[ \u00a0]+/
const NUMBER = /^(\d{1,2})[.)][ \u00a0]+/

type Typed = { mark: string; start: number | null; length: number; isSure?: boolean }

/** The bullet or number at the start of a line; null when there is none. */
function typedMark([first]: PhrasingContent[]): Typed | null {
  if (first?.type !== 'text') return null
  const sure = BULLET.exec(first.value)
  const bullet = sure ?? DOUBTFUL_BULLET.exec(first.value)
  if (bullet) {
    return { mark: bullet[1]!, start: null, length: bullet[0].length, isSure: sure !== null }
  }
  const number = NUMBER.exec(first.value)
  return number && { mark: '1', start: Number(number[1]), length: number[0].length }
}

/** Turns paragraphs that begin with a bullet or a number, as in text copied from a PDF, into items. */
function withTypedItems(flow: Flow[]): Flow[] {
  const marks = flow.map((one) => (one.type === 'paragraph' ? typedMark(one.children) : null))
  let levels: string[] = []
  return flow.map((one, index) => {
    const typed = marks[index]
    if (!typed || one.type !== 'paragraph' || !isItem(marks, index)) {
      levels = []
      return one
    }
    const known = levels.indexOf(typed.mark)
    levels = known === -1 ? [...levels, typed.mark] : levels.slice(0, known + 1)
    const level = levels.length
    return { type: 'flatItem', level, start: typed.start, children: [withoutMark(one, typed)] }
  })
}

/** Whether the mark of a line makes it an item: a sure bullet, or a neighbour of the same kind, with consecutive numbers. */
function isItem(marks: (Typed | null)[], index: number): boolean {
  const { isSure, start } = marks[index]!
  return (
    isSure ||
    [-1, 1].some((step) => {
      const other = marks[index + step]
      return other && other.start === (start === null ? null : start + step)
    })
  )
}

function withoutMark(paragraph: Paragraph, { length }: Typed): Paragraph {
  const [first, ...others] = paragraph.children
  const value = first?.type === 'text' ? first.value.slice(length) : ''
  return { ...paragraph, children: value ? [{ type: 'text', value }, ...others] : others }
}
