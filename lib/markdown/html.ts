import { text, type Element, type Transform, type Tree } from './tree'

/** HTML as the text it is, every character of it: never interpreted, and not typeset. */
export const writeHtml: Transform = (tree) => writeRaw(tree)

function writeRaw(parent: Tree | Element): void {
  parent.children = parent.children.map((node) => {
    if (node.type === 'element') writeRaw(node)
    return node.type === 'raw' ? text(node.value) : node
  })
}
