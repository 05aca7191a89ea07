import type { Shortcode } from './parse'

/** What may precede a block on its line: the markers of its quotes and lists, and indentation. */
const BLOCK_START = /^(?:[ \t]|>|[*+-][ \t]|\d{1,9}[.)][ \t])*$/

/**
 * Hugo's `figure`: the image with its title and link, then its caption and credit, in a separate paragraph if the
 * figure is a block. Leaves out sizes and classes, which are not content.
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
  // List markers are not repeated, because they would start another item.
  const indent = start.replace(/[^>\s]/g, ' ')
  return `${shown}\n${indent.trimEnd()}\n${indent}${words}`
}

/** Escapes `text` for the brackets of a link. */
export const label = (text: string) => text.replace(/[\\[\]]/g, '\\$&')

/** Escapes `address` for the parentheses of a link. */
export const target = (address: string) =>
  /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address
