import { diffWordsWithSpace } from 'diff'

/** A run of text that both versions have, or only one. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

const words = new Intl.Segmenter('fr', { granularity: 'word' })

/** What changed between two texts, by whole French words, in reading order: removed before added. */
export function wordDiff(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: words }).map(
    ({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }),
  )
}
