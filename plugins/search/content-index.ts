import MiniSearch from 'minisearch'

import { normalizedWords } from '@/text/normalized-words'

import type { IndexedDocument, IndexedText } from './indexed-document'
import { keyOf } from './subjects'

/** A document that matches, and those of its texts that do. */
export type Match = { document: IndexedDocument; texts: IndexedText[] }

/** The texts of all contents in the memory of the process, by what identifies each document (`keyOf`). */
export class ContentIndex {
  private readonly documents = new Map<string, IndexedDocument>()
  /** Finds words and their beginnings, and ranks the documents. */
  private readonly ranking = new MiniSearch({
    fields: ['title', 'words'],
    tokenize: normalizedWords,
    processTerm: (term) => term,
    searchOptions: { combineWith: 'AND', boost: { title: 3 } },
  })

  /** The date of the version that is known of a document; undefined if it is not known. */
  savedAt = (key: string): string | undefined => this.documents.get(key)?.savedAt

  put(document: IndexedDocument): void {
    const key = keyOf(document)
    if (this.documents.has(key)) this.ranking.discard(key)
    this.documents.set(key, document)
    const words = document.texts.map((text) => text.words).join('\n')
    this.ranking.add({ id: key, title: document.title, words })
  }

  /** Forgets every document that `isKept` refuses. */
  keepOnly(isKept: (key: string) => boolean): void {
    for (const key of this.documents.keys()) {
      if (isKept(key)) continue
      this.documents.delete(key)
      this.ranking.discard(key)
    }
  }

  /**
   * The documents that contain all of `terms` (folded, as typed), best first: those where each begins a word, then those
   * where one is inside a word, which MiniSearch does not find. Of their texts, those that contain all terms, else any.
   */
  find(terms: string[]): Match[] {
    const ranked = this.ranked(terms)
    const found = new Set(ranked)
    const others = [...this.documents.keys()].filter((key) => !found.has(key))
    return [...ranked, ...others].flatMap((key) => this.match(key, terms) ?? [])
  }

  private ranked(terms: string[]): string[] {
    const tokens = terms.map(normalizedWords).filter(({ length }) => length)
    if (!tokens.length) return []
    const last = new Set(tokens.map((words) => words.at(-1)))
    const options = { prefix: (token: string) => last.has(token) }
    return this.ranking.search(tokens.flat().join(' '), options).map(({ id }: { id: string }) => id)
  }

  private match(key: string, terms: string[]): Match | null {
    const document = this.documents.get(key)
    if (!document) return null
    const { texts } = document
    if (!terms.every((term) => texts.some(({ folded }) => folded.includes(term)))) return null
    const whole = texts.filter(({ folded }) => terms.every((term) => folded.includes(term)))
    if (whole.length) return { document, texts: whole }
    const part = texts.filter(({ folded }) => terms.some((term) => folded.includes(term)))
    return { document, texts: part }
  }
}
