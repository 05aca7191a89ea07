const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const CHARACTERS = Object.fromEntries(Object.entries(ENTITIES).map(([sign, name]) => [name, sign]))

/** Escapes `text` for HTML or XML, in content and in attribute values. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)

/** Reverses `escaped`. */
export const unescaped = (markup: string): string =>
  markup.replaceAll(/&#?\w+;/g, (entity) => CHARACTERS[entity] ?? entity)
