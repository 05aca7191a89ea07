/** The syntax tree between Markdown and React. */
import type { Element, ElementContent as Node, Text } from 'hast'

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
