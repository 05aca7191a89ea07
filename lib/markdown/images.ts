import { safeHref } from '@/lib/links'

import { element, replaceElements, stringProperty, text, type Transform } from './tree'

/**
 * Shows only images of the site itself, as the page's security policy does. One hosted elsewhere becomes a link with
 * its alternative; any other leaves its alternative and title as text, so that no word is lost.
 */
export const showOwnImages: Transform = (tree) => {
  replaceElements(tree, (node, ancestors) => {
    if (node.tagName === 'p' && node.children.length === 0) return []
    if (node.tagName !== 'img') return [node]

    const src = safeHref(stringProperty(node, 'src'))
    if (src?.startsWith('/')) {
      node.properties.loading = 'lazy'
      node.properties.className = ['fr-responsive-img']
      return [node]
    }

    const alternative = ['alt', 'title'].map((name) => stringProperty(node, name)).filter(Boolean)
    const words = alternative.join(' – ')
    if (src && /^https?:/i.test(src) && !ancestors.includes('a')) {
      return [element('a', { href: src }, [text(words || 'Voir l’image')])]
    }
    return words ? [text(words)] : []
  })
}
