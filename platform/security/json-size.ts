import { BUDGET, type Asker } from './budget'

/**
 * Why Payload could not read `body`, sent as `type`, or not without harm, in French; null: it can. Objects one within
 * another are counted in any body, for a form holds JSON too.
 */
export function whyUnreadable(body: Buffer, type: string, asker: Asker): string | null {
  if (holdsMore(body, BUDGET.nesting[asker], BUDGET.objects[asker])) return DEEP
  if (!body.length || !/^application\/json\s*(;|$)/i.test(type)) return null
  try {
    JSON.parse(body.toString())
    return null
  } catch {
    return 'Cette demande n’est pas du JSON valide.'
  }
}

const DEEP = 'Cette demande a trop d’éléments, ou trop de niveaux : faites-en plusieurs.'

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
