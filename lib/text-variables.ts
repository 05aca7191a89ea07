/**
 * Words that staff write in a text for what the page's call will say: `{{ouverture}}` is shown as its opening date.
 * Hugo shortcodes, `{{< … >}}` and `{{% … %}}`, are none and stay as they are.
 */

/** The names, and how staff know them. */
export const TEXT_VARIABLES = {
  ouverture: 'Date d’ouverture',
  cloture: 'Date de clôture',
  promotion: 'Promotion',
  etat: 'État de l’appel',
} as const

export type TextVariable = keyof typeof TEXT_VARIABLES

export const VARIABLE_NAMES = Object.keys(TEXT_VARIABLES) as TextVariable[]

/** Something between double braces as it was typed, the place where it begins, and the variable it names, if any. */
export type Found = { typed: string; offset: number; name: TextVariable | null }

/**
 * Braces beyond two, or one missing at the end, are slips that must not reach a visitor either. The editor of the admin
 * writes `{{\<` where a shortcode begins, which reads the same.
 */
const BRACES = /\{{2,}(?!\\?[<%])((?:[^{}\n]|\n(?![ \t]*\n))*)\}+/g

const WELL_FORMED = /^\{\{(?!\{)[^}]*\}\}$/

/** The variables that `text` names, each once, in order. */
export function variablesIn(text: string): TextVariable[] {
  const names = allIn(text).flatMap(({ name }) => name ?? [])
  return [...new Set(names)]
}

/** What stands between double braces in `text` and is no variable, as it was typed, each once, in order. */
export function unknownVariables(text: string): string[] {
  const unknown = allIn(text).filter(({ name, typed }) => !name || !WELL_FORMED.test(typed))
  return [...new Set(unknown.map(({ typed }) => typed))]
}

/**
 * `text` with everything between double braces replaced. `replacement` is given each find and the text that its
 * offset is a place in; it must return no brace.
 */
export function replaceVariables(
  text: string,
  replacement: (found: Found, text: string) => string,
): string {
  let before: string
  let after = text
  // Again until nothing changes: one may stand inside another, `{{ {{etat}} }}`.
  do {
    before = after
    after = before.replace(BRACES, (typed: string, inside: string, offset: number) => {
      const found = { typed, offset, name: nameOf(inside) }
      return isVariable(found) ? replacement(found, before) : typed
    })
  } while (after !== before)
  return after
}

/** Case and accents do not matter: `{{ Clôture }}`. */
function nameOf(inside: string): TextVariable | null {
  const name = inside.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return Object.hasOwn(TEXT_VARIABLES, name) ? (name as TextVariable) : null
}

/** `{{x}` alone may be a formula. */
const isVariable = ({ typed, name }: Found) => name !== null || typed.endsWith('}}')

function allIn(text: string): Found[] {
  const all: Found[] = []
  replaceVariables(text, (found) => {
    all.push(found)
    return ''
  })
  return all
}
