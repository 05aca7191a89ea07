export type Path = (string | number)[]

/** `value` with each text in it changed, whatever groups and lists it is in; all else is left as it is. */
export function mapTexts<Value>(
  value: Value,
  change: (text: string, path: Path) => string,
  path: Path = [],
): Value {
  const map = (part: unknown, at: Path): unknown => {
    if (typeof part === 'string') return change(part, at)
    if (Array.isArray(part)) return part.map((one, index) => map(one, [...at, index]))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part).map(([key, one]) => [key, map(one, [...at, key])]),
    )
  }
  return map(value, path) as Value
}

const PLAIN_KEYS = ['layout', 'title', 'name', 'date', 'num', 'aliases'] as const

/** What the text at `path` of a source is: one line of plain text, a link target, or else Markdown. */
export function kindOf(path: Path): 'line' | 'target' | 'markdown' {
  const key = path.findLast((part) => typeof part === 'string')
  if (key === 'url') return 'target'
  return PLAIN_KEYS.some((plain) => plain === key) ? 'line' : 'markdown'
}

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
