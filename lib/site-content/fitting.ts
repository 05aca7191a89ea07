import { boundsOfPage } from '@/lib/bounds/page'
import { excessSentence } from '@/lib/bounds/sentence'
import { onOneLine } from '@/lib/on-one-line'
import { shortened } from '@/lib/shortened'

import { mapStrings } from './map-strings'

/** In the place of a text for which its page has no room left. */
const LEFT_OUT =
  'Ce texte n’est pas montré\u00a0: cette page et les contenus qu’elle montre sont trop longs ensemble.'

/** How many texts are named: one who mends them looks again. */
const NAMED = 5

/**
 * `view` without the Markdown texts for which a page has no room, and what its texts exceed, for staff; none as a rule:
 * saves and imports refuse such texts, but each document may hold a page's worth. A text that is too much by itself stays:
 * it is shown as words, without its markup (`lib/markdown/parse.ts`).
 */
export function fitting<View extends object>(view: View): { view: View; excesses: string[] } {
  const bounds = boundsOfPage()
  const excesses: string[] = []
  const fitted = mapStrings(view, (text, key) => {
    if (!key.endsWith('Markdown')) return text
    const { alone, together } = bounds(text)
    const excess = alone ?? together
    if (excess) excesses.push(`« ${beginning(text)} » : ${excess}`)
    return alone || !together ? text : LEFT_OUT
  })
  return { view: fitted, excesses: excesses.slice(0, NAMED).map(excessSentence) }
}

const beginning = (text: string): string => shortened(onOneLine(text.trim().slice(0, 200)), 40)
