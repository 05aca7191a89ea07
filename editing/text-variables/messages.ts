/** What staff read when a variable may not be published: one French sentence or two, naming what to change. */
import type { Call } from '@/payload-types'
import { shortened } from '@/text/typography'
import { type AnyVariable, VARIABLE_NAMES, type TextVariable } from '@/text/variables'

/** The field of a call that gives a variable its value; the state needs none. */
export const SOURCES = {
  ouverture: { path: 'opensAt', label: 'Ouverture' },
  cloture: { path: 'closesAt', label: 'Clôture' },
  promotion: { path: 'promotion', label: 'Promotion' },
  etat: null,
} as const satisfies Record<TextVariable, { path: keyof Call; label: string } | null>

const LONGEST = 40

/** « text », short enough to name the thing it is about. */
export const quoted = (text: string) => `« ${shortened(text, LONGEST)} »`

export const braced = (name: AnyVariable) => `{{${name}}}`

/** `typed`: what stands between braces and is no variable. */
export function unknownMessage(typed: string[]): string {
  const known = VARIABLE_NAMES.map(braced)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' ou ')
  return `Inconnu : ${typed.map(quoted).join(', ')}. Vous pouvez écrire ${known}.`
}

/** `call`: the one without a value; null when the page shows no published call. */
export function valuelessMessage(name: TextVariable, call: Call | null): string {
  const what = `${quoted(braced(name))} n’a pas de valeur`
  const source = SOURCES[name]
  if (!call || !source) {
    return `${what} : la page ne montre aucun appel publié. Choisissez un appel publié, ou retirez ce mot.`
  }
  return `${what} : le champ « ${source.label} » de l’appel « ${call.name} » est vide. Remplissez-le et publiez l’appel, ou retirez ce mot.`
}

/** Where nothing can give a variable a value, such as the settings of the site. */
export const misplacedMessage = (typed: string[]): string =>
  `${typed.map(quoted).join(', ')} : les dates et l’état d’un appel ne s’écrivent ainsi que dans les pages et leurs contenus.`

/**
 * Whether texts of `collection` may name what a call says (`{{ouverture}}`): those of pages and of what they show. Neither
 * a call's own, nor, of no collection, what surrounds every page, whatever its call.
 */
export const mayNameCall = (collection: string | undefined): boolean =>
  collection !== undefined && collection !== 'calls'
