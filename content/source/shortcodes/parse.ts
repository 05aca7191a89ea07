/** One of Hugo's shortcodes: `{{< name "value" key="value" >}}`, or the same between `{{%` and `%}}`. */
export type Shortcode = {
  /** As it was typed, and the place where it begins. */
  typed: string
  offset: number
  /** Empty when none can be read. */
  name: string
  values: string[]
  named: Record<string, string>
}

// Not one that is commented out (`/*` after the opening), which Hugo shows as text.
const SHORTCODE = /\{\{<(?!\/\*)[^{}]*?>\}\}|\{\{%(?!\/\*)[^{}]*?%\}\}|\{\{[<%](?!\/\*)/g

const NAME = /^\s*([\w/-]+)/

const ARGUMENT = /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|([^\s"'`=]+))/g

/** The shortcodes of a text, in order; one that is never closed too. */
export function shortcodesIn(text: string): Shortcode[] {
  if (!/\{\{[<%]/.test(text)) return []
  return Array.from(text.matchAll(SHORTCODE), ({ 0: typed, index: offset }) => {
    const inside = typed.slice(3, -3)
    const name = NAME.exec(inside)?.[1] ?? ''
    const values: string[] = []
    const named: Record<string, string> = {}
    for (const [, key, double, raw, single, bare] of inside.replace(NAME, '').matchAll(ARGUMENT)) {
      const value = double?.replace(/\\(.)/g, '$1') ?? raw ?? single ?? bare ?? ''
      if (key) named[key] = value
      else values.push(value)
    }
    return { typed, offset, name, values, named }
  })
}
