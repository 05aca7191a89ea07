import { fold } from './fold'

/** A part of a line, and whether it is what was searched. */
export type Piece = { words: string; isFound: boolean }

/** Characters shown on each side of what was found. */
const AROUND = 70

type Range = { start: number; end: number }

/** Returns the part of `words` (any text) around its first match of `terms` (folded), on one line, with all matches in it. */
export function excerptOf(words: string, terms: string[]): Piece[] {
  const ranges = rangesOf(words, terms)
  const first = ranges[0] ?? { start: 0, end: 0 }
  // Cuts between two words, or at the match itself.
  const isCut = first.start > AROUND
  const space = words.indexOf(' ', first.start - AROUND)
  const start = isCut ? Math.min(space < 0 ? first.start : space + 1, first.start) : 0
  const last = first.end + AROUND
  const end = last < words.length ? Math.max(words.lastIndexOf(' ', last), first.end) : words.length
  const pieces = [{ words: start > 0 ? '…' : '', isFound: false }]
  let from = start
  for (const range of ranges.filter((one) => one.end <= end)) {
    pieces.push({ words: words.slice(from, range.start), isFound: false })
    pieces.push({ words: words.slice(range.start, range.end), isFound: true })
    from = range.end
  }
  pieces.push({ words: words.slice(from, end) + (end < words.length ? '…' : ''), isFound: false })
  return pieces
    .map((piece) => ({ ...piece, words: piece.words.replace(/\s+/g, ' ') }))
    .filter((piece) => piece.words)
}

/** The places of `terms` in `words`, in order, without overlaps. */
function rangesOf(words: string, terms: string[]): Range[] {
  const { folded, starts } = fold(words)
  const found: Range[] = []
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push({ start: starts[at]!, end: starts[at + term.length] ?? words.length })
    }
  }
  let end = 0
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((range) => {
      const isApart = range.start >= end
      if (isApart) end = range.end
      return isApart
    })
}
