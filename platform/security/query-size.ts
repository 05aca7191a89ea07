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
