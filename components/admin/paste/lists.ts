import type { BlockContent, List, Paragraph, PhrasingContent } from 'mdast'

import { brokenLines, joinedLines, linesOf, readable } from './words'

/** An item of a list that is not nested yet: programs say how deep it stands, and put it in no list. */
type FlatItem = {
  type: 'flatItem'
  /** The outermost is the smallest, whatever it is. */
  level: number
  /** What its list begins with; null in one with bullets. */
  start: number | null
  children: BlockContent[]
}

/** Blocks among which items may stand. */
export type Flow = BlockContent | FlatItem

/** `flow` with its items, and its paragraphs that begin as items do, in lists; without blocks that hold nothing. */
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

/** Lists with bullets that follow one another are one, which Markdown could not write as two. */
function addBlock(blocks: BlockContent[], block: BlockContent): void {
  const last = blocks.at(-1)
  if (block.type === 'list' && last?.type === 'list' && !block.ordered && !last.ordered) {
    last.children.push(...block.children)
  } else blocks.push(block)
}

/** None for a block that holds nothing. A paragraph is cut where an empty line is, or where its lines begin as items do. */
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

/** `blocks` as an item of the editor's lists may hold them: its words, in lines, then lists. */
export function asItem(blocks: BlockContent[]): BlockContent[] {
  const isList = (block: BlockContent) => block.type === 'list'
  const lines = linesOf(blocks.filter((block) => !isList(block)))
  // Within an item, Markdown has no list that begins otherwise than by 1.
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
      // Within an item, as above.
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

/** Bullets that nobody types for anything else, those of Word's fonts included. */
const BULLET = /^([•·▪◦‣●○■□⁃\uf0b7\uf0a7\uf0d8\uf0fc\uf02d])[ \u00a0]+/
/** What also begins a dialogue, a year: an item only beside another. */
const DOUBTFUL_BULLET = /^([-–—*])[ \u00a0]+/
const NUMBER = /^(\d{1,2})[.)][ \u00a0]+/

type Typed = { mark: string; start: number | null; length: number; isSure?: boolean }

/** The mark by which a line begins as an item does. */
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

/** Paragraphs that begin with a bullet or a number, as a PDF has them, as items. */
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

/** Whether the mark of a line makes it an item: by itself, or beside another of its kind, numbers following each other. */
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
