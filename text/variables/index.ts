import type { Site } from '@/payload-types'

/**
 * Variables that staff write in a text for what the call of the page says: `{{ouverture}}` shows its opening date. Hugo
 * shortcodes, `{{< … >}}` and `{{% … %}}`, are not variables and stay unchanged.
 */

/** The names of the variables, and their labels for staff. */
export const TEXT_VARIABLES = {
  ouverture: 'Date d’ouverture',
  cloture: 'Date de clôture',
  promotion: 'Promotion',
  etat: 'État de l’appel',
} as const

export type TextVariable = keyof typeof TEXT_VARIABLES

/**
 * Variables for what only the owner of the site knows: `{{hebergeur}}` shows the settings `field`, or a note that it is
 * left to write while the setting is empty.
 */
export const SITE_VARIABLES = {
  contact: { field: 'contactEmail', missing: 'l’adresse électronique de l’équipe du site' },
  'telephone-editeur': {
    field: 'publisherPhone',
    missing: 'le numéro de téléphone de l’éditeur',
  },
  'direction-publication': {
    field: 'publicationDirector',
    missing: 'le nom et la fonction de la directrice ou du directeur de la publication',
  },
  hebergeur: { field: 'hostName', missing: 'le nom de l’hébergeur' },
  'adresse-hebergeur': { field: 'hostAddress', missing: 'l’adresse de l’hébergeur' },
  'telephone-hebergeur': { field: 'hostPhone', missing: 'le numéro de téléphone de l’hébergeur' },
  'conservation-journaux': {
    field: 'logRetention',
    missing: 'la durée de conservation des journaux chez l’hébergeur',
  },
  'conservation-messages': {
    field: 'messageRetention',
    missing: 'la durée de conservation des messages',
  },
  'delegue-donnees': {
    field: 'dataProtectionOfficer',
    missing: 'l’adresse du délégué à la protection des données',
  },
} as const

export type SiteVariable = keyof typeof SITE_VARIABLES

export const SITE_VARIABLE_NAMES = Object.keys(SITE_VARIABLES) as SiteVariable[]

/** Returns what visitors read while the setting is empty. */
export const leftToWrite = (name: SiteVariable): string =>
  `[À compléter\u00a0: ${SITE_VARIABLES[name].missing}]`

/** A variable of the call, or of the site. */
export type AnyVariable = TextVariable | SiteVariable

/** The French plain-text values of the call variables; null where the call has no value. */
export type CallValues = Record<TextVariable, string | null>

/** The values of any variables. */
export type VariableValues = Partial<Record<AnyVariable, string | null>>

export const VARIABLE_NAMES = Object.keys(TEXT_VARIABLES) as TextVariable[]

/** What was typed between double braces, and the variable it names, if any. */
export type FoundVariable = { typed: string; name: AnyVariable | null }

/**
 * More than two braces, or a missing closing brace, are typos that must not reach visitors either. The admin editor writes
 * `{{\<` where a shortcode begins; it is read the same.
 */
const BRACES = /\{+(\\?[<%])?|\}+/g

/** A variable stays within a paragraph. */
const BLANK_LINE = /\n[ \t]*\n/

const WELL_FORMED = /^\{\{(?!\{)[^}]*\}\}$/

/** Returns the variables that `text` names, without duplicates, in order. */
export function allVariablesIn(text: string): AnyVariable[] {
  const names = allIn(text).flatMap(({ name }) => name ?? [])
  return [...new Set(names)]
}

/** Returns the call variables that `text` names. */
export const variablesIn = (text: string): TextVariable[] => allVariablesIn(text).filter(isOfCall)

const isOfCall = (name: AnyVariable): name is TextVariable => Object.hasOwn(TEXT_VARIABLES, name)

/** Returns what stands between double braces in `text` without being a variable, as typed, without duplicates, in order. */
export function unknownVariables(text: string): string[] {
  const unknown = allIn(text).filter(({ name, typed }) => !name || !WELL_FORMED.test(typed))
  return [...new Set(unknown.map(({ typed }) => typed))]
}

/** An opening that may still be closed, and the text after it so far. */
type Opened = { braces: string; inside: string }

/**
 * Returns `text` with everything between double braces replaced by `replacement`, which must return no brace. Braces may
 * nest, `{{ {{etat}} }}`: the inner one is replaced first. Takes one pass.
 */
export function replaceVariables(
  text: string,
  replacement: (found: FoundVariable) => string,
): string {
  if (!text.includes('{{')) return text
  const opened: Opened[] = []
  let done = ''
  const write = (more: string) => {
    const last = opened.at(-1)
    if (last) last.inside += more
    else done += more
  }
  /** Braces that are kept mean that none of those around them form a variable. */
  const keep = (more: string) => {
    for (const { braces, inside } of opened.splice(0)) done += braces + inside
    done += more
  }

  let from = 0
  for (const { 0: braces, 1: shortcode, index } of text.matchAll(BRACES)) {
    write(text.slice(from, index))
    from = index + braces.length
    if (braces.startsWith('{')) {
      if (braces.length > 1 && !shortcode) opened.push({ braces, inside: '' })
      else keep(braces)
      continue
    }
    const last = opened.pop()
    if (!last) {
      done += braces
      continue
    }
    const typed = last.braces + last.inside + braces
    const found = { typed, name: variableName(last.inside) }
    if (isVariable(found) && !BLANK_LINE.test(last.inside)) write(replacement(found))
    else keep(typed)
  }
  write(text.slice(from))
  keep('')
  return done
}

/** Ignores case and accents: `{{ Clôture }}`. */
function variableName(inside: string): AnyVariable | null {
  const name = inside.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const isKnown = Object.hasOwn(TEXT_VARIABLES, name) || Object.hasOwn(SITE_VARIABLES, name)
  return isKnown ? (name as AnyVariable) : null
}

/** `{{x}` by itself may be a formula. */
const isVariable = ({ typed, name }: FoundVariable) => name !== null || typed.endsWith('}}')

function allIn(text: string): FoundVariable[] {
  const all: FoundVariable[] = []
  replaceVariables(text, (found) => {
    all.push(found)
    return ''
  })
  return all
}

/** Returns the value of each variable of the site in the settings `site`, or null if it is empty. */
export const ownerValues = (site: Partial<Site>) =>
  Object.fromEntries(
    SITE_VARIABLE_NAMES.map((name) => [name, site[SITE_VARIABLES[name].field]?.trim() || null]),
  ) as Record<SiteVariable, string | null>

/** Returns the variables that visitors see as left to write. `site` is the stored settings, published or not. */
export function missingValues(site: Partial<Site>): SiteVariable[] {
  const values = ownerValues(site._status === 'published' ? site : {})
  return SITE_VARIABLE_NAMES.filter((name) => !values[name])
}
