import { frenchTypography } from '@/text/typography'

import { text, type Element, type Transform, type Tree } from './tree'

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
