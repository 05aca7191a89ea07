import { replaceTargets } from '@/text/markdown/link-targets'

import { translateShortcodes } from '../shortcodes/translate'
import { type Cleaned, cleanSingleLine } from './characters'

/** Cleans a field that holds nothing but a link target. */
export function cleanTarget(source: string): Cleaned {
  const line = cleanSingleLine(source)
  const { text, notes: translated } = translateShortcodes(line.text)
  const notes = [...line.notes, ...translated]
  if (text !== '' && isGoingNowhere(text)) {
    return { text: '', notes: [...notes, `cible « ${text} » retirée : elle ne mène nulle part`] }
  }
  const repaired = repairTarget(text)
  return { text: repaired, notes: repaired === text ? notes : [...notes, noteOf(text, repaired)] }
}

/** Repairs the targets of links, images and definitions where they are written, leaving every other byte. */
export function repairTargetsIn(markdown: string, notes: string[]): string {
  return replaceTargets(markdown, ({ url }) => {
    const repaired = repairTarget(url)
    if (repaired !== url) notes.push(noteOf(url, repaired))
    return repaired
  })
}

function noteOf(from: string, to: string): string {
  return `cible « ${from} » complétée en « ${to} »`
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
