import type { Shortcode } from './parse'

/** What stands before a block at its place: the marks of the quotes and lists that it is in, and its indentation. */
const BLOCK_START = /^(?:[ \t]|>|[*+-][ \t]|\d{1,9}[.)][ \t])*$/

/**
 * Hugo's `figure`: the image, with its title and link, then its caption and credit, as a paragraph of their own where
 * the figure is one. Sizes and classes are left out; they are no content.
 */
export function figure({ named }: Shortcode, before: string): string | null {
  const { src, alt = '', title, caption, attr, attrlink, link } = named
  if (!src) return null
  const image = `![${label(alt)}](${target(src)}${title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : ''})`
  const shown = link ? `[${image}](${target(link)})` : image
  const credit = attr && attrlink ? `[${label(attr)}](${target(attrlink)})` : attr
  const words = [caption, credit].filter(Boolean).join(' ')
  if (!words) return shown
  const start = before.slice(before.lastIndexOf('\n') + 1)
  if (!BLOCK_START.test(start)) return `${shown} ${words}`
  // The marks of a list are not repeated: they would begin another item.
  const indent = start.replace(/[^>\s]/g, ' ')
  return `${shown}\n${indent.trimEnd()}\n${indent}${words}`
}

/** `text` between the brackets of a link. */
export const label = (text: string) => text.replace(/[\\[\]]/g, '\\$&')

/** `address` between the parentheses of a link. */
export const target = (address: string) =>
  /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address
