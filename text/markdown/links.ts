import { anchorProps, safeHref } from '@/text/links'

import { replaceElements, stringProperty, text, textOf, type Transform } from './tree'

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
