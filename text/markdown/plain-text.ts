import type { List, ListItem, Nodes } from 'mdast'

import { frenchTypography } from '@/text/typography'

import { MARK } from './transforms'
import { oncePerTree } from './parse'

/** Nodes whose children are separate on the page: their words must not touch. */
const APART = ['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow']

/**
 * Returns the words of a Markdown text on one line, typeset, for places without markup such as the description of a page.
 * Leaves out footnotes and their references, which readers could not tell from the sentence there.
 */
export const markdownToPlainText = oncePerTree((tree) => wordsUnder(tree))

/** Returns the same text with the bullet or number of each list item: search engines show a whole answer, lists included. */
export const markdownToPlainAnswer = oncePerTree((tree) => oneLine(nodeWords(tree, true)))

/** Returns the words of a part of a text. */
export const wordsUnder = (node: Nodes): string => oneLine(nodeWords(node, false))

const oneLine = (text: string): string => frenchTypography(text.replace(/[ \t\n]+/g, ' ').trim())

function nodeWords(node: Nodes, hasItemMarks: boolean): string {
  if (node.type === 'break') return ' '
  if (node.type === 'footnoteDefinition') return ''
  if (node.type === 'html' && MARK.test(node.value)) return ''
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  if (!('children' in node)) return ''
  return node.children
    .map((child: Nodes, index) => {
      const mark = hasItemMarks && node.type === 'list' ? `${itemMark(node, index)} ` : ''
      return mark + nodeWords(child, hasItemMarks)
    })
    .join(APART.includes(node.type) ? ' ' : '')
}

/**
 * Returns a Markdown text as readable plain text without marks: separate blocks, items after a bullet or number, each link
 * followed by its address, images by their alternative. No word or address is lost.
 */
export const markdownAsRead = oncePerTree((tree) => blocks(tree.children, '\n\n'))

const blocks = (nodes: Nodes[], between: string): string =>
  nodes
    .map(readNode)
    .filter((words) => words)
    .join(between)

const inline = (nodes: Nodes[]): string => nodes.map(readNode).join('')

function readNode(node: Nodes): string {
  switch (node.type) {
    case 'list':
      return node.children.map((item, index) => itemAsRead(item, itemMark(node, index))).join('\n')
    case 'blockquote':
      return blocks(node.children, '\n\n')
    case 'table':
      return blocks(node.children, '\n')
    case 'tableRow':
      return node.children.map(readNode).join(' · ')
    case 'thematicBreak':
      return '———'
    case 'break':
      return '\n'
    case 'text':
      return node.value.replaceAll('\n', ' ')
    case 'html':
      return MARK.test(node.value) ? '' : node.value
    case 'link':
      return withAddress(inline(node.children), node.url)
    case 'definition':
      return `${node.label ?? node.identifier}\u00a0: ${node.url}`
    case 'image':
      return withAddress(imageWords(node.alt), node.url)
    case 'imageReference':
      return withAddress(imageWords(node.alt), node.label ?? node.identifier)
    case 'linkReference':
      return withAddress(inline(node.children), node.label ?? node.identifier)
    case 'footnoteReference':
      return ` (note ${node.label ?? node.identifier})`
    case 'footnoteDefinition':
      return `Note ${node.label ?? node.identifier}\u00a0: ${blocks(node.children, '\n')}`
    default:
      if ('value' in node) return node.value
      return 'children' in node ? inline(node.children) : ''
  }
}

const itemMark = ({ ordered, start }: List, index: number): string =>
  ordered ? `${(start ?? 1) + index}.` : '•'

const imageWords = (alternative: string | null | undefined): string =>
  `image «\u00a0${alternative ?? ''}\u00a0»`

const withAddress = (words: string, address: string): string =>
  words === address ? words : `${words} (${address})`

function itemAsRead({ checked, children }: ListItem, mark: string): string {
  const box = typeof checked === 'boolean' ? (checked ? '☑ ' : '☐ ') : ''
  return `${mark} ${box}${blocks(children, '\n').replaceAll('\n', '\n  ')}`
}
