export type Path = (string | number)[]

/** A copy of `value` with each text changed, at any depth; other values are kept. */
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

/** The kind of the text at `path` in a source: a plain line, a link target, or else Markdown. */
export function kindOf(path: Path): 'line' | 'target' | 'markdown' {
  const key = path.findLast((part) => typeof part === 'string')
  if (key === 'url') return 'target'
  return PLAIN_KEYS.some((plain) => plain === key) ? 'line' : 'markdown'
}

/**
 * The offset in `written` (YAML or Markdown), between `from` and `to`, of the passage `typed` of its value; null if not
 * found.
 */
export function offsetOfTyped(
  written: string,
  typed: string,
  from: number,
  to: number,
): number | null {
  // Allows for the white space that YAML folds and for the quotes that it doubles or escapes.
  const pattern = typed
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replaceAll('"', '\\\\?"')
    .replaceAll("'", "''?")
  const found = new RegExp(pattern).exec(written.slice(from, to))
  return found ? from + found.index : null
}
