import { BUDGET } from './budget'

/** Parameters that Payload also reads as JSON, in which case the checks of filters would not see them. */
const OBJECTS = ['where', 'select', 'populate', 'joins']

/**
 * Why `query`, as it was sent, is more than Payload should parse, in French; null if it is not. Linear, from the text alone.
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
 * Why Payload could not read `body`, sent as `type`, or not without harm, in French; null: it can. Objects one within
 * another are counted in any body, for a form holds JSON too.
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
 * Whether the JSON in `body` has more objects and lists than `most`, or deeper than `deepest` one within another. Read once,
 * and not parsed.
 */
function holdsMore(body: Buffer, deepest: number, most: number): boolean {
  let [depth, opened] = [0, 0]
  let isText = false
  for (let at = 0; at < body.length; at += 1) {
    const sign = String.fromCharCode(body[at]!)
    // No text of JSON goes on after a line; one part of a form must not hide the next.
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
