import { frenchTypography } from '@/lib/typography'

import type { Element, Transform, Tree } from './tree'

/** French typography in every text, except code, which is quoted as it is. */
export const typeset: Transform = (tree) => setTexts(tree)

function setTexts(parent: Tree | Element): void {
  for (const node of parent.children) {
    if (node.type === 'text') node.value = frenchTypography(node.value)
    if (node.type === 'element' && node.tagName !== 'code') setTexts(node)
  }
}
