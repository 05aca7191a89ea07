import type { BlockContent, List, ListItem, Paragraph, PhrasingContent } from 'mdast'

/** An item of a list that is not nested yet: programs say how deep it stands, and put it in no list. */
export type FlatItem = {
  type: 'flatItem'
  /** The outermost is the smallest, whatever it is. */
  level: number
  /** What its list begins with; null in one with bullets. */
  start: number | null
  children: BlockContent[]
}

/** Blocks among which items may stand. */
export type Flow = BlockContent | FlatItem

export const listOf = (start: number | null): List => ({
  type: 'list',
  ordered: start !== null,
  start,
  spread: false,
  children: [],
})

export const listItem = (children: BlockContent[], checked: boolean | null = null): ListItem => ({
  type: 'listItem',
  spread: false,
  checked,
  children,
})

/** `flow` with its items, and its paragraphs that begin as items do, in lists. */
export function withLists(flow: Flow[]): BlockContent[] {
  const blocks: BlockContent[] = []
  let items: FlatItem[] = []
  const close = () => {
    blocks.push(...nested(items))
    items = []
  }
  for (const one of withTypedItems(flow)) {
    if (one.type === 'flatItem') items.push(one)
    else {
      close()
      blocks.push(one)
    }
  }
  close()
  return mergedBullets(blocks)
}

function nested(items: FlatItem[]): List[] {
  const outermost: List[] = []
  const open: { level: number; list: List }[] = []
  for (const { level, start, children } of items) {
    while (open.length > 1 && open.at(-1)!.level > level) open.pop()
    let current = open.at(-1)
    const isOther = current && current.level >= level && current.list.ordered !== (start !== null)
    if (isOther) open.pop()
    if (!current || isOther || current.level < level) {
      const into = open.at(-1)?.list.children.at(-1)?.children
      // Within an item, Markdown has no list that begins otherwise than by 1.
      const list = listOf(into && start !== null ? 1 : start)
      if (into) into.push(list)
      else outermost.push(list)
      current = { level, list }
      open.push(current)
    }
    current.list.children.push(listItem(children))
  }
  return outermost
}

/** Lists with bullets that follow one another are one, which Markdown could not write as two. */
function mergedBullets(blocks: BlockContent[]): BlockContent[] {
  const merged: BlockContent[] = []
  for (const block of blocks) {
    const last = merged.at(-1)
    if (block.type === 'list' && last?.type === 'list' && !block.ordered && !last.ordered) {
      last.children.push(...block.children)
    } else merged.push(block)
  }
  return merged
}

/** Bullets that nobody types for anything else, those of Word's fonts included. */
const BULLET = /^([•·▪◦‣●○■□⁃\uf0b7\uf0a7\uf0d8\uf0fc\uf02d])[ \u00a0]+/
/** What also begins a dialogue, a year: an item only beside another. */
const DOUBTFUL_BULLET = /^([-–—*])[ \u00a0]+/
const NUMBER = /^(\d{1,2})[.)][ \u00a0]+/

type Typed = { mark: string; start: number | null; length: number }

function typedMark(block: Flow | undefined): Typed | null {
  const [first] = block?.type === 'paragraph' ? block.children : []
  if (first?.type !== 'text') return null
  const bullet = BULLET.exec(first.value) ?? DOUBTFUL_BULLET.exec(first.value)
  if (bullet) return { mark: bullet[1]!, start: null, length: bullet[0].length }
  const number = NUMBER.exec(first.value)
  return number && { mark: '1', start: Number(number[1]), length: number[0].length }
}

/** Paragraphs that begin with a bullet or a number, as a PDF has them, as items. */
function withTypedItems(flow: Flow[]): Flow[] {
  const lines = flow.flatMap((one): Flow[] =>
    one.type === 'paragraph' ? atTypedMarks(one) : [one],
  )
  const marks = lines.map(typedMark)
  let levels: string[] = []
  return lines.map((one, index) => {
    const typed = marks[index]
    if (!typed || one.type !== 'paragraph' || !isItem(lines, marks, index)) {
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
function isItem(lines: Flow[], marks: (Typed | null)[], index: number): boolean {
  const typed = marks[index]!
  const [first] = (lines[index] as Paragraph).children
  if (first?.type === 'text' && BULLET.test(first.value)) return true
  return [-1, 1].some((step) => {
    const other = marks[index + step]
    if (!other) return false
    return typed.start === null ? other.start === null : other.start === typed.start + step
  })
}

function withoutMark(paragraph: Paragraph, { length }: Typed): Paragraph {
  const [first, ...others] = paragraph.children
  const value = first?.type === 'text' ? first.value.slice(length) : ''
  return { ...paragraph, children: value ? [{ type: 'text', value }, ...others] : others }
}

/** A paragraph cut at its line breaks, if what follows one of them begins as an item does. */
function atTypedMarks(paragraph: Paragraph): Paragraph[] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of paragraph.children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)!.push(child)
  }
  const cut = lines.map((children): Paragraph => ({ type: 'paragraph', children }))
  return cut.length > 1 && cut.slice(1).some((line) => typedMark(line)) ? cut : [paragraph]
}
