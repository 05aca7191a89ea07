type Replacement = { start: number; end: number; text: string }

/** `source` with each range (offsets, not overlapping, any order) replaced by its text. */
export function replaceRanges(source: string, ranges: Replacement[]): string {
  // From the last to the first, so that the offsets still to come stay right.
  return [...ranges]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source)
}
