import { diffLines, diffWordsWithSpace } from 'diff'

/** A run of text that is in both versions, or only in one. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

const words = new Intl.Segmenter('fr', { granularity: 'word' })

/** Limit on differing words or lines: the time to find them grows with their square. */
const MOST_EDITS = 500

/**
 * Returns what changed between two texts, by whole French words, in reading order, removed before added. Falls back to
 * whole lines after hundreds of changed words, and to the whole text after hundreds of changed lines.
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
