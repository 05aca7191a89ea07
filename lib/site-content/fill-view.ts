import { fill } from '@/lib/text-variables/fill'
import type { VariableValues } from '@/lib/text-variables/values'

/** What is no text of an editor: identifiers, addresses, and the call's own data. */
const NO_TEXT = ['id', 'blockType', 'href', 'path', 'call', 'milestones']

/** `view` with the variables of all its texts replaced by `values`. */
export const fillView = <View extends object>(view: View, values: VariableValues): View =>
  filled(view, '', values) as View

/** `key` is that of `value`, or of the list it is in: it tells Markdown from plain text. */
function filled(value: unknown, key: string, values: VariableValues): unknown {
  if (typeof value === 'string') return fill(value, values, { markdown: key.endsWith('Markdown') })
  if (Array.isArray(value)) return value.map((item) => filled(item, key, values))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    NO_TEXT.includes(name) ? (inner as unknown) : filled(inner, name, values),
  ])
  return Object.fromEntries(entries)
}
