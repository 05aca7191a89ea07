/** A Hugo shortcode: `{{< name "value" key="value" >}}`, or the same between `{{%` and `%}}`. */
export type Shortcode = {
  /** The shortcode as typed, and its offset. */
  typed: string
  offset: number
  /** Empty if it has no valid name. */
  name: string
  values: string[]
  named: Record<string, string>
}

// Excludes commented shortcodes (`/*` after the opening), which Hugo shows as text.
const SHORTCODE = /\{\{<(?!\/\*)[^{}]*?>\}\}|\{\{%(?!\/\*)[^{}]*?%\}\}|\{\{[<%](?!\/\*)/g

const NAME = /^\s*([\w/-]+)/

/** A word, a quoted value (an unclosed one extends to the end), or the sign between a name and its value. */
const TOKEN = /"((?:[^"\\]|\\[^])*)(?:"|\\?$)|`([^`]*)`|'([^']*)'|([^\s"'`=]+)|=/g

/** The shortcodes of a text, in order, including unclosed ones. */
export function shortcodesIn(text: string): Shortcode[] {
  if (!/\{\{[<%]/.test(text)) return []
  return Array.from(text.matchAll(SHORTCODE), ({ 0: typed, index: offset }) => {
    const inside = typed.slice(3, -3)
    const name = NAME.exec(inside)?.[1] ?? ''
    return { typed, offset, name, ...argumentsIn(inside.replace(NAME, '')) }
  })
}

function argumentsIn(text: string): Pick<Shortcode, 'values' | 'named'> {
  const values: string[] = []
  const named: Record<string, string> = {}
  let key: string | null = null
  const tokens = Array.from(text.matchAll(TOKEN))
  tokens.forEach(([typed, double, raw, single, bare], index) => {
    if (typed === '=') return
    if (key === null && tokens[index + 1]?.[0] === '=' && /^[\w-]+$/.test(typed)) {
      key = typed
      return
    }
    const value = double?.replace(/\\([^])/g, '$1') ?? raw ?? single ?? bare ?? ''
    if (key === null) values.push(value)
    else named[key] = value
    key = null
  })
  return { values, named }
}
