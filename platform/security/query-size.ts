import { BUDGET, type Asker } from './budget'

/**
 * What Payload would read as JSON where it stands alone: of no size that could be told beforehand, and in no use here.
 */
const OBJECTS = ['where', 'select', 'populate', 'joins']

/** For a live preview of Payload's and for programs that force a lock: nothing of this site sends them. */
const UNUSED = ['data', 'overrideLock']

/**
 * Why `query`, as it was sent, is more than Payload is to parse for `asker`, in French; null: it is not. Told from the
 * text alone, in a time that grows as it does.
 */
export function whyTooLarge(query: string, asker: Asker): string | null {
  if (Buffer.byteLength(query) > BUDGET.query[asker]) return LONG
  const parameters = [...new URLSearchParams(query)]
  if (parameters.length > BUDGET.parameters[asker]) return MANY
  for (const [name, value] of parameters) {
    const [root = '', ...brackets] = name.split('[')
    if (brackets.length > BUDGET.brackets[asker]) return DEEP
    if (value.length > BUDGET.value[asker]) return LONG
    if (UNUSED.includes(root)) return UNKNOWN
    // Payload drops what every object has by these names, and would answer as if nothing had been asked.
    if ([root, ...brackets].some((one) => one.replace(']', '') in Object.prototype)) return UNKNOWN
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
export function whyUnreadable(body: Buffer, type: string, asker: Asker): string | null {
  if (holdsMore(body, BUDGET.nesting[asker], BUDGET.objects[asker])) return CROWDED
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
