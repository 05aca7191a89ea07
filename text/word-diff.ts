import { diffLines, diffWordsWithSpace } from 'diff'

/** A run of text that both versions have, or only one. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

const words = new Intl.Segmenter('fr', { granularity: 'word' })

/** Words, or lines, that differ: finding them takes time that grows with their square. */
const MOST_EDITS = 500

/**
 * What changed between two texts, by whole French words, in reading order: removed before added. Where hundreds of words
 * did, by whole lines; where hundreds of lines did, all of it.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const changes =
    diffWordsWithSpace(before, after, { intlSegmenter: words, maxEditLength: MOST_EDITS }) ??
    diffLines(before, after, { maxEditLength: MOST_EDITS })
  if (!changes) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
