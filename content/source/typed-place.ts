/** The place in `written`, YAML or Markdown, of a passage of what it says: an offset between `from` and `to`, or null. */
export function offsetOfTyped(
  written: string,
  typed: string,
  from: number,
  to: number,
): number | null {
  // Line breaks and blanks that YAML folds, quotes that it doubles or escapes.
  const pattern = typed
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replaceAll('"', '\\\\?"')
    .replaceAll("'", "''?")
  const found = new RegExp(pattern).exec(written.slice(from, to))
  return found ? from + found.index : null
}
