import { replaceTargets } from '@/text/markdown/link-targets'

import { translateShortcodes } from '../shortcodes/translate'
import { cleanSingleLine, type Note } from './characters'

/** Cleans a field that contains only a link target. */
export function cleanTarget(source: string, note?: Note): string {
  const text = translateShortcodes(cleanSingleLine(source, note), note)
  if (text === '' || !isGoingNowhere(text)) return repaired(text, note)
  note?.(`cible « ${text} » retirée : elle ne mène nulle part`)
  return ''
}

/** Repairs the targets of links, images and definitions in the Markdown source, and keeps every other byte. */
export const repairTargetsIn = (markdown: string, note?: Note): string =>
  replaceTargets(markdown, ({ url }) => repaired(url, note))

function repaired(from: string, note?: Note): string {
  const to = repairTarget(from)
  if (to !== from) note?.(`cible « ${from} » complétée en « ${to} »`)
  return to
}

const EMAIL = /^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#.]+$/
const COMPLETE = /^(?:[a-z][a-z\d+.-]*:|[/#?])/i
/** Longer than browsers support: such a target was not typed, and it is slow to compare. */
const LONGEST = 2000
/** A host without a scheme: `www.…`, or a name with an ending that the programme's links use. */
const BARE_HOST = /^(?:www\.|(?:[\w-]+\.)+(?:fr|com|org|net|eu)(?:[/?#]|$))/i

/** A target that works from any page: bare e-mail → `mailto:`, bare host → `https://`, relative → `/…`. */
export function repairTarget(target: string): string {
  if (target === '' || target.length > LONGEST || COMPLETE.test(target)) return target
  if (EMAIL.test(target)) return `mailto:${target}`
  if (BARE_HOST.test(target)) return `https://${target}`
  return `/${target.replace(/^(?:\.{1,2}\/)+/, '')}`
}

/** True for an empty target, or for the `#` that editors type until they know the target. */
export function isGoingNowhere(target: string): boolean {
  return /^#?$/.test(target.trim())
}
