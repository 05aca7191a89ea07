/** A text of a document and the path of its field: `sections.1.body`. */
export type TextAt = { path: string; text: string }

/** Fields of addresses, which refuse braces themselves. */
const ADDRESSES = ['url', 'applicationUrl', 'rulesUrl']

/** The texts of a stored document, or of a part of it at `path`, that may hold a variable. */
export function textsOf(value: unknown, path = ''): TextAt[] {
  if (typeof value === 'string') return value.includes('{{') ? [{ path, text: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name]) => !ADDRESSES.includes(name))
    .flatMap(([name, inner]) => textsOf(inner, path ? `${path}.${name}` : name))
}
