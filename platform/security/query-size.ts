import { BUDGET } from './budget'

/** Parameters that Payload also accepts as JSON, which would bypass the checks of filters. */
const OBJECTS = ['where', 'select', 'populate', 'joins']

/**
 * Returns why `query`, as sent, is too large for Payload to parse, in French; null if it is not. Takes linear time, and
 * reads only the text.
 */
export function whyTooLarge(query: string): string | null {
  if (Buffer.byteLength(query) > BUDGET.query) return LONG
  const parameters = [...new URLSearchParams(query)]
  if (parameters.length > BUDGET.parameters) return MANY
  for (const [name, value] of parameters) {
    if (name.split('[').length - 1 > BUDGET.brackets) return DEEP
    if (value.length > BUDGET.value) return LONG
    if (OBJECTS.includes(name) && value) return UNKNOWN
  }
  return null
}

const LONG = 'Cette recherche est trop longue : raccourcissez-la.'
const MANY = 'Cette recherche a trop de critères : retirez-en.'
const DEEP = 'Cette recherche imbrique trop de critères : simplifiez-la.'
const UNKNOWN =
  'Cette demande n’est pas comprise : écrivez ses critères un à un (where[champ][equals]=…).'

/**
 * Returns why Payload cannot or must not parse `body`, of content type `type`, in French; null if it may. Counts nested
 * objects in any body, because forms also contain JSON.
 */
export function whyUnreadable(body: Buffer, type: string): string | null {
  if (holdsMore(body, BUDGET.nesting, BUDGET.objects)) return CROWDED
  if (!body.length || !/^application\/json\s*(;|$)/i.test(type)) return null
  try {
    JSON.parse(body.toString())
    return null
  } catch {
    return 'Cette demande n’est pas du JSON valide.'
  }
}

const CROWDED = 'Cette demande a trop d’éléments, ou trop de niveaux : faites-en plusieurs.'

/**
 * Whether the JSON in `body` has more than `most` objects and lists, or nests them deeper than `deepest`. Reads it once,
 * without parsing it.
 */
function holdsMore(body: Buffer, deepest: number, most: number): boolean {
  let [depth, opened] = [0, 0]
  let isText = false
  for (let at = 0; at < body.length; at += 1) {
    const sign = String.fromCharCode(body[at]!)
    // A JSON string never continues on the next line. Resetting here keeps an open quote in one part of a form from hiding
    // the next part.
    if (sign === '\n') isText = false
    else if (sign === '"') isText = !isText
    else if (isText && sign === '\\') at += 1
    else if (isText) continue
    else if (sign === '[' || sign === '{') [depth, opened] = [depth + 1, opened + 1]
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > deepest || opened > most) return true
  }
  return false
}
