/** The call's own data: dates, and words that are no text of a page. */
const NO_TEXT = ['call', 'milestones']

/**
 * `view` with each of its strings replaced by what `map` makes of it, the call's data aside. `key` is that of the
 * string, or of the list it is in.
 */
export const mapStrings = <View extends object>(
  view: View,
  map: (text: string, key: string) => string,
): View => mapped(view, '', map) as View

function mapped(value: unknown, key: string, map: (text: string, key: string) => string): unknown {
  if (typeof value === 'string') return map(value, key)
  if (Array.isArray(value)) return value.map((item) => mapped(item, key, map))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    NO_TEXT.includes(name) ? (inner as unknown) : mapped(inner, name, map),
  ])
  return Object.fromEntries(entries)
}
