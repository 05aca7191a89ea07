import MiniSearch from 'minisearch'
import type { Payload } from 'payload'

import { fieldPathLabel } from '@/editing/field-path-label'
import { normalizedWords } from '@/text/normalized-words'

import { foldWords } from './fold'
import type { StoredDocument } from './stored'
import { type Address, keyOf, nameOf } from './subjects'
import { asRead, textsOf } from './texts'

/** A text as it is searched. `words`: what it reads as; `folded`: the same, as `fold` makes it. */
type IndexedText = { path: string; label: string; words: string; folded: string }

/** A document as it is searched. `href`: of its form; `savedAt`: the date of its version, as `versionDates` gives it. */
export type IndexedDocument = Address & {
  kind: string
  title: string
  href: string
  status?: string | null
  savedAt: string
  texts: IndexedText[]
}

/** A document that matches, and those of its texts that do. */
export type Match = { document: IndexedDocument; texts: IndexedText[] }

/** Makes the search entry of `doc`, a document at `address` whose latest version has the date `savedAt`. */
export function indexed(
  payload: Payload,
  address: Address,
  doc: StoredDocument,
  savedAt: string,
): IndexedDocument {
  const { subject } = address
  const { flattenedFields } = subject.config
  const texts = textsOf(flattenedFields, doc).map((text) => {
    const words = asRead(text)
    return {
      path: text.path,
      label: fieldPathLabel(flattenedFields, text.path, doc),
      words,
      folded: foldWords(words),
    }
  })
  return { ...address, ...nameOf(payload, address, doc), status: doc._status, savedAt, texts }
}

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
