const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const CHARACTERS = Object.fromEntries(Object.entries(ENTITIES).map(([sign, name]) => [name, sign]))

/** `text` as HTML or XML says it, between tags as between quotes. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)

/** What `escaped` was given. */
export const unescaped = (markup: string): string =>
  markup.replaceAll(/&#?\w+;/g, (entity) => CHARACTERS[entity] ?? entity)
