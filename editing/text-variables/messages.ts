/** The French messages for staff when a variable prevents publication. They name what to change. */
import type { Call } from '@/payload-types'
import { shortened } from '@/text/typography'
import { type AnyVariable, VARIABLE_NAMES, type TextVariable } from '@/text/variables'

/** The call field that gives a variable its value; the state does not come from a field. */
export const SOURCES = {
  ouverture: { path: 'opensAt', label: 'Ouverture' },
  cloture: { path: 'closesAt', label: 'Clôture' },
  promotion: { path: 'promotion', label: 'Promotion' },
  etat: null,
} as const satisfies Record<TextVariable, { path: keyof Call; label: string } | null>

const LONGEST = 40

/** `text` in French quotes, shortened. */
export const quoted = (text: string) => `« ${shortened(text, LONGEST)} »`

export const braced = (name: AnyVariable) => `{{${name}}}`

/** `typed`: the unknown names between braces. */
export function unknownMessage(typed: string[]): string {
  const known = VARIABLE_NAMES.map(braced)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' ou ')
  return `Inconnu : ${typed.map(quoted).join(', ')}. Vous pouvez écrire ${known}.`
}

/** `call`: the call without a value; null if the page shows no published call. */
export function valuelessMessage(name: TextVariable, call: Call | null): string {
  const what = `${quoted(braced(name))} n’a pas de valeur`
  const source = SOURCES[name]
  if (!call || !source) {
    return `${what} : la page ne montre aucun appel publié. Choisissez un appel publié, ou retirez ce mot.`
  }
  return `${what} : le champ « ${source.label} » de l’appel « ${call.name} » est vide. Remplissez-le et publiez l’appel, ou retirez ce mot.`
}

/** For texts in which variables never have a value, such as the site settings. */
export const misplacedMessage = (typed: string[]): string =>
  `${typed.map(quoted).join(', ')} : les dates et l’état d’un appel ne s’écrivent ainsi que dans les pages et leurs contenus.`

/**
 * Whether texts of `collection` may use call variables (`{{ouverture}}`). Pages and the documents they show may. Calls
 * may not, nor may globals (`undefined`), which appear on every page.
 */
export const mayNameCall = (collection: string | undefined): boolean =>
  collection !== undefined && collection !== 'calls'
