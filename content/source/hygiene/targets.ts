import { replaceTargets } from '@/text/markdown/link-targets'

import { translateShortcodes } from '../shortcodes/translate'
import { cleanSingleLine, type Note } from './characters'

/** Cleans a field that holds nothing but a link target. */
export function cleanTarget(source: string, note?: Note): string {
  const text = translateShortcodes(cleanSingleLine(source, note), note)
  if (text === '' || !isGoingNowhere(text)) return repaired(text, note)
  note?.(`cible « ${text} » retirée : elle ne mène nulle part`)
  return ''
}

/** Repairs the targets of links, images and definitions where they are written, leaving every other byte. */
export const repairTargetsIn = (markdown: string, note?: Note): string =>
  replaceTargets(markdown, ({ url }) => repaired(url, note))

function repaired(from: string, note?: Note): string {
  const to = repairTarget(from)
  if (to !== from) note?.(`cible « ${from} » complétée en « ${to} »`)
  return to
}

const EMAIL = /^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#.]+$/
const COMPLETE = /^(?:[a-z][a-z\d+.-]*:|[/#?])/i
/** Longer than browsers promise to follow: nothing that was typed, and slow to compare. */
const LONGEST = 2000
/** A host typed without its scheme: `www.…`, or a name that ends as the sites the programme links to. */
const BARE_HOST = /^(?:www\.|(?:[\w-]+\.)+(?:fr|com|org|net|eu)(?:[/?#]|$))/i

/** The target a visitor can follow from any page: bare e-mail → `mailto:`, bare host → `https://`, relative → `/…`. */
export function repairTarget(target: string): string {
  if (target === '' || target.length > LONGEST || COMPLETE.test(target)) return target
  if (EMAIL.test(target)) return `mailto:${target}`
  if (BARE_HOST.test(target)) return `https://${target}`
  return `/${target.replace(/^(?:\.{1,2}\/)+/, '')}`
}

/** True for a target left blank, or for the `#` that editors type until they know it. */
export function isGoingNowhere(target: string): boolean {
  return /^#?$/.test(target.trim())
}
