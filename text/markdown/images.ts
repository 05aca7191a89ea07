import { safeHref } from '@/text/links'

import { nodesIn, oncePerTree } from './parse'
import {
  element,
  replaceElements,
  stringProperty,
  text,
  type Element,
  type Node,
  type Transform,
} from './transforms'

/**
 * An image of the library, ready to show. `alt` is '' for a decorative image. `widths`: the same image in several widths,
 * in pixels, narrowest first, all different.
 */
export type ImageView = {
  src: string
  alt: string
  width: number
  height: number
  widths: { src: string; width: number }[]
}

/** Returns `widths` in the syntax of HTML's `srcset`. */
export const srcSetOf = (widths: ImageView['widths']): string =>
  widths.map(({ src, width }) => `${src} ${width}w`).join(', ')

/** Library images by address: `/images/…`. */
export type ImageViews = Record<string, ImageView>

/** The width of a text on a page (`.eig-prose` in `styles/site.css`): browsers choose the file from it. */
const SIZES = '(min-width: 50rem) 50rem, 100vw'

/** Folder of the library images. An image there that is missing from `images` is not published. */
const KEPT = /^\/images\//

/** The address of a library image, without what may follow it. */
const ADDRESS = /^\/images\/[a-z0-9.-]+/

/** Returns the addresses of library images in a text, without duplicates. The text may not show all of them. */
export const imageAddresses = oncePerTree((tree) => {
  const addresses = nodesIn(tree).flatMap((node) =>
    'url' in node ? (ADDRESS.exec(node.url.trim())?.[0] ?? []) : [],
  )
  return [...new Set(addresses)]
})

/**
 * Shows only images of the site itself, like the security policy of the page; images found in `images` get the width that
 * suits the screen. An image hosted elsewhere becomes a link with its alternative text. Any other image leaves its
 * alternative and title as text, so that no word is lost.
 */
export const showOwnImages =
  (images: ImageViews): Transform =>
  (tree) => {
    replaceElements(tree, (node, ancestors) => {
      if (node.tagName === 'p' && node.children.length === 0) return []
      if (node.tagName !== 'img') return [node]

      const src = safeHref(stringProperty(node, 'src'))
      const image = src === null ? undefined : images[imageAddress(src)]
      if (image || (src?.startsWith('/') && !KEPT.test(src))) return [shown(node, image)]
      return inWords(node, src, ancestors)
    })
  }

/** `src` without the query and the anchor. */
const imageAddress = (src: string): string => src.split(/[?#]/, 1)[0]!

/** The alternative typed in the text comes first: what an image means depends on its context (RGAA 1.3). */
function shown(node: Element, image: ImageView | undefined): Node {
  node.properties.loading = 'lazy'
  node.properties.className = ['fr-responsive-img']
  if (!image) return node
  const { src, alt, width, height, widths } = image
  node.properties.src = src
  node.properties.alt = stringProperty(node, 'alt').trim() || alt
  Object.assign(node.properties, { width, height })
  if (widths.length > 1) {
    node.properties.srcSet = srcSetOf(widths)
    node.properties.sizes = SIZES
  }
  return node
}

function inWords(node: Element, src: string | null, ancestors: string[]): Node[] {
  const alternative = ['alt', 'title'].map((name) => stringProperty(node, name)).filter(Boolean)
  const words = alternative.join(' – ')
  if (src && /^https?:/i.test(src) && !ancestors.includes('a')) {
    return [element('a', { href: src }, [text(words || 'Voir l’image')])]
  }
  return words ? [text(words)] : []
}
