/** A range of a text and what comes in its place. */
export type Replacement = { start: number; end: number; text: string }

/** `source` with each range (offsets, not overlapping, any order) replaced by its text. */
export function replaceRanges(source: string, ranges: Replacement[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end, text } of [...ranges].sort((a, b) => a.start - b.start)) {
    parts.push(source.slice(from, start), text)
    from = end
  }
  return parts.join('') + source.slice(from)
}
