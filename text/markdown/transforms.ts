/** The syntax tree between Markdown and React. */
import type { Element, ElementContent as Node, Text } from 'hast'

import { anchorProps, safeHref } from '@/text/links'
import { frenchTypography } from '@/text/typography'

export type { Element, Node }
export type Tree = { type: 'root'; children: Node[] }

/** Transforms a whole text. Mutates `tree`. */
export type Transform = (tree: Tree) => void

/**
 * Rebuilds the tree under `parent`, deepest first: replaces each element with the nodes that `replace` returns (itself,
 * others, or none). `ancestors` are the names of the elements around it, outermost first.
 */
export function replaceElements(
  parent: Tree | Element,
  replace: (element: Element, ancestors: string[]) => Node[],
  ancestors: string[] = [],
): void {
  parent.children = parent.children.flatMap((node) => {
    if (node.type !== 'element') return [node]
    replaceElements(node, replace, [...ancestors, node.tagName])
    return replace(node, ancestors)
  })
}

/** An element with the given children. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: Node[],
): Element {
  return { type: 'element', tagName, properties, children }
}

/** A text node. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/** Returns the words under `node` in order, including image alternatives, as assistive technology reads them. */
export function textOf(node: Node | Tree): string {
  if ('tagName' in node && node.tagName === 'img') return stringProperty(node, 'alt')
  if ('children' in node) return node.children.map(textOf).join('')
  return 'value' in node && node.type !== 'comment' ? node.value : ''
}

/** Returns a property of `element` if it is a string, or ''. */
export function stringProperty({ properties }: Element, name: string): string {
  const value = properties[name]
  return typeof value === 'string' ? value : ''
}

/** The tags that the editor writes, on Ctrl+U or when pasting. All other HTML is shown as text. */
export const MARK = /^<(\/?)(u|sup|sub)>$/i

/** Deeper tags stay as text: nested superscript makes no sense. */
const MOST_NESTED = 3

type Open = { tag: string; typed: Node[]; children: Node[] }

/**
 * Renders superscript and subscript (`2<sup>e</sup>`, `H<sub>2</sub>O`), and drops underlining, which readers take for a
 * link. An unclosed tag stays as typed.
 */
export const readMarks: Transform = (tree) => {
  readIn(tree)
}

function readIn(parent: Tree | Element): void {
  const outermost: Open = { tag: '', typed: [], children: [] }
  const open = [outermost]
  for (const node of parent.children) {
    if (node.type === 'element') readIn(node)
    const [, end, name] = (node.type === 'raw' && MARK.exec(node.value)) || []
    const tag = name?.toLowerCase()
    const current = open.at(-1) ?? outermost
    if (tag && !end && open.length <= MOST_NESTED) {
      open.push({ tag, typed: [node], children: [] })
    } else if (tag && end && current.tag === tag) {
      open.pop()
      const words = tag === 'u' ? current.children : [element(tag, {}, current.children)]
      open.at(-1)?.children.push(...words)
    } else {
      current.children.push(node)
    }
  }
  parent.children = open.flatMap(({ typed, children }) => [...typed, ...children])
}

/** Applies French typography to every text except code and HTML, which are shown as they are and never interpreted. */
export const typeset: Transform = (tree) => setTexts(tree)

function setTexts(parent: Tree | Element): void {
  const isCode = 'tagName' in parent && parent.tagName === 'code'
  parent.children = parent.children.map((node) => {
    if (node.type === 'element') setTexts(node)
    if (node.type === 'text' && !isCode) return text(frenchTypography(node.value))
    return node.type === 'raw' ? text(node.value) : node
  })
}

/**
 * Checks every link: a forbidden target leaves its words without a link, a link that leaves the site is announced as DSFR
 * requires, and a link without words shows its address (RGAA 6.2).
 */
export function checkLinks(siteUrl: string): Transform {
  return (tree) => {
    replaceElements(tree, (node) => {
      if (node.tagName !== 'a') return [node]
      const href = safeHref(stringProperty(node, 'href'))
      if (href === null) return node.children
      if (!textOf(node).trim()) node.children.push(text(href))
      const title = stringProperty(node, 'title')
      Object.assign(node.properties, anchorProps(href, textOf(node).trim(), siteUrl, title))
      return [node]
    })
  }
}

/** The id that mdast-util-to-hast gives to the heading of the footnotes, even with a `clobberPrefix`. */
const LABEL = 'footnote-label'

/** Adds the `prefix` of the text to the id of the footnotes heading and to the references to it: an id must be unique. */
export function nameFootnotes(prefix: string): Transform {
  const label = prefix + LABEL
  return (tree) => {
    replaceElements(tree, (node) => {
      if (stringProperty(node, 'id') === LABEL) node.properties.id = label
      if (node.properties.dataFootnoteRef) node.properties.ariaDescribedBy = [label]
      return [node]
    })
  }
}

/** Returns the name of the link from a footnote back to its reference. The first index counts from 0, the second from 1. */
export function footnoteBackLabel(referenceIndex: number, rereferenceIndex: number): string {
  const call = `Retour à l’appel de la note ${referenceIndex + 1}`
  return rereferenceIndex > 1 ? `${call}, fois n°\u00a0${rereferenceIndex}` : call
}

const WRAPPERS = ['fr-table', 'fr-table__wrapper', 'fr-table__container', 'fr-table__content']

/**
 * Wraps tables as DSFR « Tableau », with column headers and alignment by class, because the security policy of the page
 * refuses inline styles. The scrolling wrapper is focusable so that a keyboard can scroll it. The caption names the
 * columns, so that screen readers tell tables apart (RGAA 5.4 and 5.5); identical captions of one text are numbered.
 */
export const dressTables: Transform = (tree) => {
  const captions = new Map<string, number>()
  replaceElements(tree, (node) => {
    if (node.tagName === 'th') node.properties.scope = 'col'
    if (node.tagName === 'th' || node.tagName === 'td') {
      const align = stringProperty(node, 'align')
      delete node.properties.align
      if (align) node.properties.className = [`fr-cell--${align}`]
    }
    if (node.tagName !== 'table') return [node]
    const columns = ['Tableau', headersOf(node).join(', ')].filter(Boolean).join('\u00a0: ')
    const number = (captions.get(columns) ?? 0) + 1
    captions.set(columns, number)
    const caption = number > 1 ? `${columns} (${number})` : columns
    node.children.unshift(element('caption', { className: ['fr-sr-only'] }, [text(caption)]))
    return [
      WRAPPERS.reduceRight((inside, name) => {
        const focusable = name === 'fr-table__container'
        const group = focusable ? { tabIndex: 0, role: 'group', ariaLabel: caption } : {}
        return element('div', { className: [name], ...group }, [inside])
      }, node),
    ]
  })
}

/** Returns the words of the headers of a table, without empty ones. */
const headersOf = (node: Element): string[] =>
  node.children.flatMap((child) => {
    if (child.type !== 'element') return []
    return child.tagName === 'th' ? textOf(child).trim() || [] : headersOf(child)
  })

/** Writes the check boxes of a task list as characters: visitors cannot tick them, and they have no label. */
export const writeCheckboxes: Transform = (tree) => {
  replaceElements(tree, (node) =>
    node.tagName === 'input' ? [text(node.properties.checked ? '☑' : '☐')] : [node],
  )
}
