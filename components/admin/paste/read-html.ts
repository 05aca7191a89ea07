import type { ElementContent } from 'hast'
import { toMdast, type Handle } from 'hast-util-to-mdast'
import type { BlockContent, Heading, Nodes, Root } from 'mdast'

import { element, text, textOf, type Element as Parent } from '@/text/markdown/transforms'

import { asBlocks, asItem, type Flow } from './lists'
import { cleanLink } from './clean-link'
import { MOST_CELLS, noLosses, type Losses } from './losses'
import { parseHtml } from './parse-html'
import { tableGrid } from './table-grid'
import {
  commentIn,
  formatsIn,
  isLeftOut,
  itemLevel,
  itemMark,
  numberOf,
  styleOf,
  titleLevel,
  type Formats,
} from './word'
import { asRead, onOneLine } from './words'

/** A pasted text as a Markdown tree, and what could not be kept of it. */
export type Pasted = { tree: Root; losses: Losses }

/** Heading levels that a text may use: the page has its own level 1. */
const HIGHEST = 2
const LOWEST = 4

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER LI MAIN NAV P SECTION SUMMARY TBODY TD TFOOT TH THEAD TR'.split(
    ' ',
  ),
)
const NO_TEXT = new Set(
  'BUTTON HEAD INPUT LINK META NOSCRIPT SCRIPT SELECT STYLE TEMPLATE TEXTAREA TITLE'.split(' '),
)
const MEDIA = new Set('AUDIO CANVAS EMBED IFRAME OBJECT SVG VIDEO'.split(' '))

/** In the cleaned HTML: a list item outside a list. */
const FLAT_ITEM = 'flat-item'

const flatItem: Handle = (state, { children, properties }) =>
  ({
    type: 'flatItem',
    level: properties.level,
    start: properties.start ?? null,
    children: state.toFlow(state.all({ type: 'root', children })),
  }) as never

/**
 * Keeps superscripts and subscripts as parent nodes. As the two separate HTML tags that Markdown has, they would start new
 * paragraphs.
 */
const raised: Handle = (state, node) =>
  ({
    type: 'raised',
    tag: node.tagName,
    children: state.all(node),
    data: { hName: node.tagName },
  }) as never

/**
 * Reads HTML from the clipboard as the formats that the editor and the page support: headings, nested lists, bold, italics,
 * links, tables, quotations. Leaves out the markup that programs add for themselves, and deleted text. `origin`: of the site,
 * whose own images are kept. Needs a browser's `DOMParser`, which runs no scripts.
 */
export function readHtml(html: string, origin: string): Pasted {
  const reader = new HtmlReader(origin)
  const clean = element('div', {}, reader.nodes(parseHtml(html), {}))
  const handlers = { [FLAT_ITEM]: flatItem, sub: raised, sup: raised }
  const { children } = toMdast({ type: 'root', children: [clean] }, { handlers }) as Root
  return {
    tree: { type: 'root', children: leveled(asBlocks((children as Flow[]).map(asWritten))) },
    losses: reader.losses,
  }
}

/** Returns `node` and its descendants in the form that the editor supports. */
function asWritten<Node extends { type: string }>(node: Node): Node {
  if (!('children' in node)) return node
  const children = (node.children as Flow[]).map(asWritten)
  switch (node.type) {
    case 'heading':
    case 'tableCell':
      return { ...node, children: onOneLine(children as Nodes[]) }
    case 'blockquote':
      return { ...node, children: asBlocks(children) }
    case 'flatItem':
    case 'listItem':
      return { ...node, children: asItem(asBlocks(children)) }
    default:
      return { ...node, children }
  }
}

/** Shifts headings down so that none is above the highest allowed level, and caps them at the lowest. */
function leveled(blocks: BlockContent[]): BlockContent[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const shift = Math.max(0, HIGHEST - Math.min(...depths, HIGHEST))
  return blocks.map((block) =>
    block.type === 'heading'
      ? { ...block, depth: Math.min(block.depth + shift, LOWEST) as Heading['depth'] }
      : block,
  )
}

/** Converts copied HTML to equivalent HTML with only the elements that Markdown has. */
class HtmlReader {
  readonly losses = noLosses()
  #cells = 0
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  /** The cleaned children of `parent`, whose words have `formats`. */
  nodes(parent: Element, formats: Formats): ElementContent[] {
    return Array.from(parent.childNodes).flatMap((node) => this.#node(node, formats))
  }

  #node(node: Node, formats: Formats): ElementContent[] {
    if (node.nodeType === Node.TEXT_NODE) return formatted(asRead(node.nodeValue ?? ''), formats)
    if (!(node instanceof Element) || this.#isLeftOut(node)) return []
    const inside = formatsIn(node, formats)
    const level = titleLevel(node)
    if (level) {
      const words = this.nodes(node, { ...inside, title: true })
      return [element(`h${Math.min(level, 6)}`, {}, [text(`${itemMark(node)} `), ...words])]
    }
    const item = itemLevel(node)
    if (item) return [asFlatItem(item, numberOf(itemMark(node)), this.nodes(node, inside))]
    switch (node.tagName) {
      case 'BR':
      case 'HR':
        return [element(node.localName, {}, [])]
      case 'IMG':
        return this.#image(node)
      case 'A':
        return this.#link(node, inside)
      case 'UL':
      case 'OL':
        return this.#list(node, inside)
      case 'TABLE':
        return this.#table(node as HTMLTableElement, inside)
      case 'PRE':
        return [element('div', {}, codeLines(node.textContent))]
      case 'BLOCKQUOTE':
        return [element(isIndent(node) ? 'div' : 'blockquote', {}, this.nodes(node, inside))]
      default:
        return BLOCKS.has(node.tagName)
          ? [element('div', {}, this.nodes(node, inside))]
          : this.nodes(node, inside)
    }
  }

  #isLeftOut(element: Element): boolean {
    if (commentIn(element)) {
      this.losses.comments++
      return true
    }
    if (MEDIA.has(element.tagName.toUpperCase())) {
      this.losses.media++
      return true
    }
    return NO_TEXT.has(element.tagName) || isLeftOut(element)
  }

  #list(list: Element, formats: Formats): ElementContent[] {
    const start = list.tagName === 'OL' ? Number(list.getAttribute('start') || 1) : null
    const items: Parent[] = []
    for (const child of Array.from(list.childNodes)) {
      const isItem = child instanceof Element && child.tagName === 'LI'
      const content = isItem ? this.#item(child, start, formats) : this.#node(child, formats)
      const [only] = content
      if (isItem) items.push(...(content as Parent[]))
      else if (only?.type === 'element' && /^[uo]l$/.test(only.tagName)) {
        // A list directly inside a list belongs to the previous item; LibreOffice also writes a list that starts deeper this
        // way.
        const into = items.at(-1)?.children ?? items
        into.push(...((into === items ? only.children : content) as Parent[]))
      } else if (textOfChildren(content).trim()) items.push(element('li', {}, content))
    }
    if (items.some(({ tagName }) => tagName === FLAT_ITEM)) return items
    return [element(list.localName, start === null ? {} : { start }, items)]
  }

  #item(item: Element, start: number | null, formats: Formats): ElementContent[] {
    if (this.#isLeftOut(item)) return []
    const children = this.nodes(item, formatsIn(item, formats))
    // Word on the web puts each item in a separate list, with its depth.
    const level = Number(item.getAttribute('data-aria-level'))
    if (level) return [asFlatItem(level, start, children)]
    const checked = checkedIn(item)
    const box = checked === null ? [] : [element('input', { type: 'checkbox', checked }, [])]
    return [element('li', {}, [...box, ...children])]
  }

  #table(table: HTMLTableElement, formats: Formats): ElementContent[] {
    const cells = Array.from(table.rows).flatMap((row) => Array.from(row.cells))
    // Emails and old pages use tables for layout.
    const isLayout =
      cells.length < 2 ||
      /^(?:presentation|none)$/.test(table.getAttribute('role') ?? '') ||
      table.querySelector('table') !== null
    const inCell = (cell: Element, title?: boolean) =>
      this.nodes(cell, { ...formatsIn(cell, formats), title })
    if (isLayout) return cells.map((cell) => element('div', {}, inCell(cell)))
    this.#cells += cells.length
    if (this.#cells > MOST_CELLS) {
      this.losses.tables++
      return []
    }
    const rows = tableGrid(table).map((row, index) =>
      row.map((cell) => element('th', {}, cell ? inCell(cell, index === 0) : [])),
    )
    const caption = table.caption ? [element('div', {}, this.nodes(table.caption, formats))] : []
    if (!rows.length) return caption
    const written = rows.map((row) => element('tr', {}, row))
    return [...caption, element('table', {}, written)]
  }

  #link(link: Element, formats: Formats): ElementContent[] {
    const typed = link.getAttribute('href') ?? ''
    if (/^(?:file:|[a-z]:\\)/i.test(typed)) this.losses.localLinks++
    const href = cleanLink(typed) ?? undefined
    const words = this.nodes(link, { ...formats, href })
    // When the words are the address, show the cleaned address instead, unless cleaning only added a scheme.
    const saysCleaned = href && !href.endsWith(typed) && textOfChildren(words).trim() === typed
    return saysCleaned ? formatted(href, { ...formats, href }) : words
  }

  #image(image: Element): ElementContent[] {
    const alt = image.getAttribute('alt') ?? ''
    // Mail programs replace typed emoji with pictures.
    if (/^\p{Extended_Pictographic}/u.test(alt)) return [text(alt)]
    const source = image.getAttribute('src') ?? ''
    const own = URL.canParse(source, this.#origin) ? new URL(source, this.#origin) : null
    if (own?.origin === this.#origin && own.pathname.startsWith('/images/')) {
      return [element('img', { src: own.pathname, alt }, [])]
    }
    const isSeen = !['width', 'height'].some((side) =>
      /^[01]$/.test(image.getAttribute(side) ?? ''),
    )
    if (isSeen) this.losses.images++
    return []
  }
}

const textOfChildren = (children: ElementContent[]) => textOf({ type: 'root', children })

/** Wraps `words` in the elements of their formats. Spaces at the ends stay outside the marks that do not allow them there. */
function formatted(words: string, formats: Formats): ElementContent[] {
  const { bold, code, href, italic, raised, struck, title } = formats
  const inner = words.trim()
  const before = words.slice(0, words.length - words.trimStart().length)
  const after = inner && words.slice(words.trimEnd().length)
  const marked = within(
    [text(inner)],
    [inner && code && 'code', inner && raised, inner && struck && 'del'],
  )
  const written = within(
    [text(before), ...marked, text(after)],
    [italic && 'em', bold && !title && 'strong'],
  )
  return href ? [element('a', { href }, written)] : written
}

/** Wraps `children` in elements of the given names, innermost first, skipping empty names. */
const within = (children: ElementContent[], names: (string | false | undefined)[]) =>
  names.reduce((inside, name) => (name ? [element(name, {}, inside)] : inside), children)

const asFlatItem = (level: number, start: number | null, children: ElementContent[]) =>
  element(FLAT_ITEM, start === null ? { level } : { level, start }, [element('div', {}, children)])

/** Code as separate lines: the editor has no code blocks. */
const codeLines = (code: string | null): ElementContent[] =>
  (code ?? '')
    .split(/\r\n?|\n/)
    .flatMap((line, index) => [
      ...(index > 0 ? [element('br', {}, [])] : []),
      ...formatted(line, { code: true }),
    ])

/** Mail programs use borderless quotations only to indent. */
const isIndent = (quotation: Element) => /^(?:none|0)/.test(styleOf(quotation).get('border') ?? '')

/** Whether the item's checkbox is ticked; null when it has none. */
function checkedIn(item: Element): boolean | null {
  const box = item.querySelector(':scope > input[type=checkbox], :scope > * > input[type=checkbox]')
  if (box) return box.hasAttribute('checked')
  if (item.getAttribute('role') !== 'checkbox') return null
  return item.getAttribute('aria-checked') === 'true'
}
