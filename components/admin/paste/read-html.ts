import type { BlockContent, Heading, Paragraph, Root, RootContent, TableCell } from 'mdast'

import { cleanLink } from './clean-link'
import { listItem, listOf, withLists, type FlatItem, type Flow } from './lists'
import { noLosses, type Losses } from './losses'
import {
  asRead,
  NO_WORD,
  paragraphsOf,
  phrasing,
  readable,
  withoutOverallBold,
  type Formats,
  type Run,
} from './runs'
import {
  formatsIn,
  styleOf,
  commentIn,
  isLeftOut,
  itemLevel,
  itemMark,
  numberOf,
  titleLevel,
} from './word'
import { tableGrid } from './table-grid'

/** A text that was pasted, as Markdown's tree has it, and what of it could not be kept. */
export type Pasted = { tree: Root; losses: Losses }

/** Levels of the headings that a text may have: the page has its own level 1. */
const HIGHEST = 2
const LOWEST = 4

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)
const NO_TEXT = new Set(
  'BUTTON HEAD INPUT LINK META NOSCRIPT SCRIPT SELECT STYLE TEMPLATE TEXTAREA TITLE'.split(' '),
)
const MEDIA = new Set('AUDIO CANVAS EMBED IFRAME OBJECT SVG VIDEO'.split(' '))

/**
 * Reads the HTML that a program put in the clipboard as the text that the editor and the page know: headings, nested lists,
 * bold, italics, links, tables, quotations. What the program adds for itself is left out, what was deleted too. `origin`:
 * of the site, whose own images stay. Needs a browser's `DOMParser`, which runs nothing of what it reads.
 */
export function readHtml(html: string, origin: string): Pasted {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const reader = new HtmlReader(origin, containersIn(body))
  const children = withLists(reader.flow(body, {}))
  return { tree: { type: 'root', children: leveled(children) }, losses: reader.losses }
}

/** The elements that hold blocks, as `<b id="docs-internal-guid-…">` around all that Google Docs copies. */
function containersIn(body: Element): Set<Element> {
  const containers = new Set<Element>()
  for (const block of body.querySelectorAll('*')) {
    if (!BLOCKS.has(block.tagName)) continue
    for (let around = block.parentElement; around && !containers.has(around);) {
      containers.add(around)
      around = around.parentElement
    }
  }
  return containers
}

/** Headings from the highest that a text may have if one is above it, and none below the lowest. */
function leveled(blocks: BlockContent[]): RootContent[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const shift = Math.max(0, HIGHEST - Math.min(...depths, HIGHEST))
  return blocks.map((block) =>
    block.type === 'heading'
      ? { ...block, depth: Math.min(block.depth + shift, LOWEST) as Heading['depth'] }
      : block,
  )
}

class HtmlReader {
  readonly losses = noLosses()
  readonly #origin: string
  readonly #containers: Set<Element>

  constructor(origin: string, containers: Set<Element>) {
    this.#origin = origin
    this.#containers = containers
  }

  /** The blocks in `parent`, in whose words `formats` hold. */
  flow(parent: Element, formats: Formats): Flow[] {
    const flow: Flow[] = []
    let runs: Run[] = []
    const close = () => {
      flow.push(...paragraphs(runs))
      runs = []
    }
    for (const node of Array.from(parent.childNodes)) {
      if (node instanceof Element && this.#isBlock(node)) {
        close()
        if (!this.#isLeftOut(node)) flow.push(...this.#block(node, formatsIn(node, formats)))
      } else runs.push(...this.#inline(node, formats))
    }
    close()
    return flow
  }

  #isBlock = (element: Element) => BLOCKS.has(element.tagName) || this.#containers.has(element)

  #isLeftOut(element: Element): boolean {
    if (commentIn(element)) {
      this.losses.comments++
      return true
    }
    return NO_TEXT.has(element.tagName) || isLeftOut(element)
  }

  #block(element: Element, formats: Formats): Flow[] {
    const level = titleLevel(element)
    if (level) return this.#heading(element, level, formats)
    const item = itemLevel(element)
    if (item) return this.#wordItem(element, item, formats)
    switch (element.tagName) {
      case 'HR':
        return [{ type: 'thematicBreak' }]
      case 'UL':
      case 'OL':
        return this.#list(element, formats)
      case 'TABLE':
        return this.#table(element, formats)
      case 'PRE':
        return this.#preformatted(element)
      case 'BLOCKQUOTE':
        return this.#quotation(element, formats)
      default:
        return this.flow(element, formats)
    }
  }

  #heading(element: Element, level: number, formats: Formats): Flow[] {
    const number = itemMark(element)
    const runs = readable([{ text: number && `${number} ` }, ...this.#words(element, formats)])
    const children = phrasing(withoutOverallBold(runs))
    return children.length ? [{ type: 'heading', depth: level as Heading['depth'], children }] : []
  }

  #quotation(element: Element, formats: Formats): Flow[] {
    // What mail programs indent by, without a word quoted.
    const isIndent = /^(?:none|0)/.test(styleOf(element).get('border') ?? '')
    if (isIndent) return this.flow(element, formats)
    const children = withLists(this.flow(element, formats))
    return children.length ? [{ type: 'blockquote', children }] : []
  }

  /** Code in lines: the editor knows no block of it. */
  #preformatted(element: Element): Flow[] {
    const lines = (element.textContent ?? '').replace(/\r\n?/g, '\n').split('\n')
    const runs = lines.flatMap((line, index): Run[] => [
      ...(index > 0 ? [{ text: '\n' }] : []),
      { text: line, code: true },
    ])
    return paragraphs(runs.filter(({ text }) => text.trim() || text === '\n'))
  }

  #list(element: Element, formats: Formats): Flow[] {
    const start = element.tagName === 'OL' ? Number(element.getAttribute('start') || 1) : null
    const items: FlatItem[] = []
    const list = listOf(start)
    for (const child of Array.from(element.childNodes)) {
      if (!(child instanceof Element)) {
        const stray = paragraphs(this.#inline(child, formats))
        if (stray.length) list.children.push(listItem(stray))
        continue
      }
      if (this.#isLeftOut(child)) continue
      const inside = formatsIn(child, formats)
      const isList = child.tagName === 'UL' || child.tagName === 'OL'
      const content = withLists(isList ? this.#block(child, inside) : this.flow(child, inside))
      const children = isList ? content : asItem(content)
      if (!children.length) continue
      // Word on the web: each item in a list of its own, which says how deep it stands.
      const level = Number(child.getAttribute('data-aria-level'))
      const last = list.children.at(-1)
      if (level) items.push({ type: 'flatItem', level, start, children })
      else if (!isList) list.children.push(listItem(children, checkedIn(child)))
      else if (last) last.children.push(...children)
      else items.push(...flatItems(children))
    }
    return [...items, ...(list.children.length ? [list] : [])]
  }

  #wordItem(element: Element, level: number, formats: Formats): Flow[] {
    const children = asItem(withLists(this.flow(element, formats)))
    return children.length
      ? [{ type: 'flatItem', level, start: numberOf(itemMark(element)), children }]
      : []
  }

  #table(element: Element, formats: Formats): Flow[] {
    const table = element as HTMLTableElement
    const cells = Array.from(table.rows).flatMap(({ cells: inRow }) => Array.from(inRow))
    // Letters and old pages are laid out by tables.
    const isLayout =
      cells.length < 2 ||
      /^(?:presentation|none)$/.test(element.getAttribute('role') ?? '') ||
      element.querySelector('table') !== null
    if (isLayout) return cells.flatMap((cell) => this.flow(cell, formatsIn(cell, formats)))
    const rows = tableGrid(table).map((row, index) =>
      row.map((cell): TableCell => {
        const runs = cell ? readable(this.#words(cell, formatsIn(cell, formats))) : []
        const lines = runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }))
        const children = phrasing(index === 0 ? withoutOverallBold(lines) : lines)
        return { type: 'tableCell', children }
      }),
    )
    const [head] = rows
    if (!head) return []
    return [
      ...(table.caption ? this.flow(table.caption, formats) : []),
      {
        type: 'table',
        align: head.map(() => null),
        children: rows.map((children) => ({ type: 'tableRow', children })),
      },
    ]
  }

  /** The words in `element` on one line: its blocks apart, the items of its lists separated. */
  #words(element: Element, formats: Formats): Run[] {
    return Array.from(element.childNodes).flatMap((node) => {
      if (!(node instanceof Element) || !this.#isBlock(node)) return this.#inline(node, formats)
      if (this.#isLeftOut(node)) return []
      const isNextItem = node.tagName === 'LI' && node.previousElementSibling !== null
      const separator = { text: isNextItem ? '\u202f; ' : ' ' }
      return [separator, ...this.#words(node, formatsIn(node, formats)), { text: ' ' }]
    })
  }

  #inline(node: Node, formats: Formats): Run[] {
    if (node.nodeType === Node.TEXT_NODE) {
      return [{ ...formats, text: asRead(node.nodeValue ?? '') }]
    }
    if (!(node instanceof Element) || this.#isLeftOut(node)) return []
    if (node.tagName === 'BR') return [{ text: '\n' }]
    if (node.tagName === 'IMG') return this.#image(node, formats)
    if (MEDIA.has(node.tagName.toUpperCase())) {
      this.losses.media++
      return []
    }
    const inside = formatsIn(node, formats)
    return node.tagName === 'A'
      ? this.#link(node, inside)
      : Array.from(node.childNodes).flatMap((child) => this.#inline(child, inside))
  }

  #link(element: Element, formats: Formats): Run[] {
    const typed = element.getAttribute('href') ?? ''
    if (/^(?:file:|[a-z]:\\)/i.test(typed)) this.losses.localLinks++
    const href = cleanLink(typed) ?? undefined
    const children = Array.from(element.childNodes)
    const runs = children.flatMap((child) => this.#inline(child, { ...formats, href }))
    const saysAddress =
      href &&
      runs
        .map(({ text }) => text)
        .join('')
        .trim() === typed
    return saysAddress ? [{ ...formats, href, text: href }] : runs
  }

  #image(element: Element, formats: Formats): Run[] {
    const alt = element.getAttribute('alt') ?? ''
    // Mail programs draw what was typed as a character.
    if (/^\p{Extended_Pictographic}/u.test(alt)) return [{ ...formats, text: alt }]
    const source = element.getAttribute('src') ?? ''
    const own = URL.canParse(source, this.#origin) ? new URL(source, this.#origin) : null
    if (own?.origin === this.#origin && own.pathname.startsWith('/images/')) {
      return [{ ...formats, text: NO_WORD, image: { url: own.pathname, alt } }]
    }
    const isSeen = !['width', 'height'].some((side) =>
      /^[01]$/.test(element.getAttribute(side) ?? ''),
    )
    if (isSeen) this.losses.images++
    return []
  }
}

const paragraphs = (runs: Run[]): Paragraph[] =>
  paragraphsOf(readable(runs)).flatMap((one) => {
    const children = phrasing(one)
    return children.length ? [{ type: 'paragraph', children }] : []
  })

/** `blocks` as an item of the editor's lists may hold them: its words, in lines, then lists. */
function asItem(blocks: BlockContent[]): BlockContent[] {
  // Within an item, Markdown has no list that begins otherwise than by 1.
  const lists = blocks.flatMap((block) =>
    block.type === 'list' ? [{ ...block, start: block.ordered ? 1 : null }] : [],
  )
  const lines = blocks.flatMap((block) =>
    'children' in block && block.type !== 'list' ? linesOf(block) : [],
  )
  const children = lines.flatMap((line, index) =>
    index > 0 ? [{ type: 'break' } as const, ...line] : line,
  )
  return children.length ? [{ type: 'paragraph', children }, ...lists] : lists
}

function linesOf(block: BlockContent): Paragraph['children'][] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.children]
  if (block.type === 'blockquote') return block.children.flatMap((child) => linesOf(child as never))
  if (block.type === 'list')
    return block.children.flatMap(({ children }) =>
      children.flatMap((child) => linesOf(child as never)),
    )
  if (block.type === 'table') {
    return block.children.map((row) =>
      row.children.flatMap((cell, index) =>
        index > 0 ? [{ type: 'text' as const, value: ' ' }, ...cell.children] : cell.children,
      ),
    )
  }
  return []
}

/** Lists in a list that has no item yet, as LibreOffice writes one that begins deeper. */
const flatItems = (blocks: BlockContent[]): FlatItem[] =>
  blocks.flatMap((block) =>
    block.type === 'list'
      ? block.children.map(({ children }): FlatItem => ({
          type: 'flatItem',
          level: 1,
          start: block.ordered ? (block.start ?? 1) : null,
          children: children as BlockContent[],
        }))
      : [],
  )

/** Whether the box of an item is ticked; null without one. */
function checkedIn(item: Element): boolean | null {
  const box = item.querySelector(':scope > input[type=checkbox], :scope > * > input[type=checkbox]')
  if (box) return box.hasAttribute('checked')
  if (item.getAttribute('role') !== 'checkbox') return null
  return item.getAttribute('aria-checked') === 'true'
}
