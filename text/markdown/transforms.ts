/** The syntax tree between Markdown and React. */
import type { Element, ElementContent as Node, Text } from 'hast'

import { anchorProps, safeHref } from '@/text/links'
import { frenchTypography } from '@/text/typography'

export type { Element, Node }
export type Tree = { type: 'root'; children: Node[] }

/** A transformation of a whole text. Mutates `tree`. */
export type Transform = (tree: Tree) => void

/**
 * Rebuilds the tree under `parent`, deepest first: each element becomes what `replace` returns (itself, others, or
 * nothing). `ancestors` are the names of the elements around it, outermost first.
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

/** The words under `node` in order, those of images included, as assistive technology reads them. */
export function textOf(node: Node | Tree): string {
  if ('tagName' in node && node.tagName === 'img') return stringProperty(node, 'alt')
  if ('children' in node) return node.children.map(textOf).join('')
  return 'value' in node && node.type !== 'comment' ? node.value : ''
}

/** A property of `element` when it is a text, or ''. */
export function stringProperty({ properties }: Element, name: string): string {
  const value = properties[name]
  return typeof value === 'string' ? value : ''
}

/** The tags that the editor writes, by Ctrl+U or for what is pasted; all other HTML is words. */
export const MARK = /^<(\/?)(u|sup|sub)>$/i

/** Deeper ones are words: nobody raises what is raised already. */
const MOST_NESTED = 3

type Open = { tag: string; typed: Node[]; children: Node[] }

/**
 * Raised and lowered words as such (`2<sup>e</sup>`, `H<sub>2</sub>O`), and no line under words, which says a link. A tag
 * that is never closed stays as it was typed.
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

/** French typography in every text but code and HTML, which are shown as the characters they are: never interpreted. */
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
 * Checks every link: a target that may not be written leaves the words without their link, one that leaves the site
 * is announced as DSFR asks, and a link without words shows its address (RGAA 6.2).
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

/** What mdast-util-to-hast calls the heading of all footnotes, whatever `clobberPrefix` says. */
const LABEL = 'footnote-label'

/** Gives the heading of the footnotes the `prefix` of its text, here and where their calls name it: an id is given once. */
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

/** The name of the link from a footnote back to its call; both numbers count as the page does, the second from 1. */
export function footnoteBackLabel(referenceIndex: number, rereferenceIndex: number): string {
  const call = `Retour à l’appel de la note ${referenceIndex + 1}`
  return rereferenceIndex > 1 ? `${call}, fois n°\u00a0${rereferenceIndex}` : call
}

const WRAPPERS = ['fr-table', 'fr-table__wrapper', 'fr-table__container', 'fr-table__content']

/**
 * Tables in the wrappers of DSFR « Tableau », with column headers and alignment by class: an inline style would be
 * refused by the page's security policy. The scrolling wrapper takes the focus so that a keyboard can scroll it. The caption
 * names the columns, by which screen readers tell tables apart (RGAA 5.4 and 5.5); those of one text that are alike are numbered.
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

/** The words of the headers of a table, but the empty ones. */
const headersOf = (node: Element): string[] =>
  node.children.flatMap((child) => {
    if (child.type !== 'element') return []
    return child.tagName === 'th' ? textOf(child).trim() || [] : headersOf(child)
  })

/** Check boxes of a task list, which nobody can tick here and which have no label, as characters. */
export const writeCheckboxes: Transform = (tree) => {
  replaceElements(tree, (node) =>
    node.tagName === 'input' ? [text(node.properties.checked ? '☑' : '☐')] : [node],
  )
}
