import { foldWords } from './fold'

/** A phrase between quotation marks, or one word. */
const TERM = /["«“]([^"»”]*)["»”]?|\S+/g

/**
 * Returns what a text must contain to match `query`, folded: each word, and each phrase between quotation marks. Empty if
 * the query has no sign to look for.
 */
export function termsOf(query: string): string[] {
  const terms = Array.from(query.matchAll(TERM), ([term, phrase]) => foldWords(phrase ?? term))
  return [...new Set(terms.filter(Boolean))]
}
