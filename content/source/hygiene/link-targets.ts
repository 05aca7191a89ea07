import { replaceTargets } from '@/text/markdown/link-targets'
import { translateShortcodes } from '../shortcodes/translate'
import { cleanSingleLine } from './single-line'
import type { Cleaned } from './characters'
import { isGoingNowhere, repairTarget } from './targets'

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
