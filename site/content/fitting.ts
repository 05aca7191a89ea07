import type { Root } from 'mdast'

import { excessSentence } from '@/text/bounds/most'
import { boundsOfPage } from '@/text/bounds/page'
import { readMarkdown } from '@/text/markdown/parse'
import { onOneLine, shortened } from '@/text/shortened'
import { markVariables } from '@/text/variables/fill'

/** In the place of a text for which its page has no room left. */
const LEFT_OUT =
  'Ce texte n’est pas montré\u00a0: cette page et les contenus qu’elle montre sont trop longs ensemble.'

/** How many texts are named: one who mends them looks again. */
const NAMED = 5

/** Reads a Markdown text as stored; '' where there is none. Its variables are marked, to be filled. */
export type ReadStored = (source: string | null | undefined) => Root

/**
 * Reads the Markdown texts of one page in turn, without those for which the page has no room. `excesses`: what the texts
 * exceed, for staff; nothing as a rule: saves and imports refuse such texts, but each document may hold a page's worth. A
 * text that is too much by itself stays: it is shown as words, without its markup (`text/markdown/parse.ts`).
 */
export function fittingReader(): { read: ReadStored; excesses: () => string[] } {
  const bounds = boundsOfPage()
  const excesses: string[] = []
  const read: ReadStored = (source) => {
    const text = source ?? ''
    const stored = readMarkdown(markVariables(text))
    const { alone, together } = bounds(text, stored)
    const excess = alone ?? together
    if (excess) excesses.push(`« ${beginning(text)} » : ${excess}`)
    return alone || !together ? stored.tree : readMarkdown(LEFT_OUT).tree
  }
  return { read, excesses: () => excesses.slice(0, NAMED).map(excessSentence) }
}

const beginning = (text: string): string => shortened(onOneLine(text.trim().slice(0, 200)), 40)
