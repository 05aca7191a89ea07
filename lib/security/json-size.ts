import { BUDGET, type Asker } from './budget'

/**
 * Why Payload could not read `body`, sent as `type`, or not without harm, in French; null: it can. Objects one within
 * another are counted in any body, for a form holds JSON too.
 */
export function whyUnreadable(body: Buffer, type: string, asker: Asker): string | null {
  if (nestsDeeper(body, BUDGET.nesting[asker])) return DEEP
  if (!body.length || !/^application\/json\s*(;|$)/i.test(type)) return null
  try {
    JSON.parse(body.toString())
    return null
  } catch {
    return 'Cette demande n’est pas du JSON valide.'
  }
}

const DEEP = 'Cette demande imbrique trop de niveaux.'

/**
 * Whether objects and lists of the JSON in `body` lie deeper than `limit` one within another. Read once, and not
 * parsed.
 */
function nestsDeeper(body: Buffer, limit: number): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < body.length; at += 1) {
    const sign = String.fromCharCode(body[at]!)
    // No text of JSON goes on after a line; one part of a form must not hide the next.
    if (sign === '\n') isText = false
    else if (sign === '"') isText = !isText
    else if (isText && sign === '\\') at += 1
    else if (isText) continue
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > limit) return true
  }
  return false
}
