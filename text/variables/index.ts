import type { Site } from '@/payload-types'

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

/**
 * Words that staff write in a text for what the owner of the site alone knows: `{{hebergeur}}` is shown as what the
 * settings say, in `field`, and until they do as what is left to write.
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

/** What a visitor reads where the settings do not say. */
export const leftToWrite = (name: SiteVariable): string =>
  `[À compléter\u00a0: ${SITE_VARIABLES[name].missing}]`

/** A variable of the call, or of the site. */
export type AnyVariable = TextVariable | SiteVariable

/** What those of the call stand for, in French, plain; null where the call does not say. */
export type CallValues = Record<TextVariable, string | null>

/** What any stands for. */
export type VariableValues = Partial<Record<AnyVariable, string | null>>

export const VARIABLE_NAMES = Object.keys(TEXT_VARIABLES) as TextVariable[]

/** Something between double braces as it was typed, and the variable it names, if any. */
export type Found = { typed: string; name: AnyVariable | null }

/**
 * Braces beyond two, or one missing at the end, are slips that must not reach a visitor either. The editor of the admin
 * writes `{{\<` where a shortcode begins, which reads the same.
 */
const BRACES = /\{+(\\?[<%])?|\}+/g

/** A variable is written within a paragraph. */
const BLANK_LINE = /\n[ \t]*\n/

const WELL_FORMED = /^\{\{(?!\{)[^}]*\}\}$/

/** The variables that `text` names, each once, in order. */
export function allVariablesIn(text: string): AnyVariable[] {
  const names = allIn(text).flatMap(({ name }) => name ?? [])
  return [...new Set(names)]
}

/** Those of the call. */
export const variablesIn = (text: string): TextVariable[] => allVariablesIn(text).filter(isOfCall)

const isOfCall = (name: AnyVariable): name is TextVariable => Object.hasOwn(TEXT_VARIABLES, name)

/** What stands between double braces in `text` and is no variable, as it was typed, each once, in order. */
export function unknownVariables(text: string): string[] {
  const unknown = allIn(text).filter(({ name, typed }) => !name || !WELL_FORMED.test(typed))
  return [...new Set(unknown.map(({ typed }) => typed))]
}

/** What was opened and may still be closed, and what is written after it so far. */
type Opened = { braces: string; inside: string }

/**
 * `text` with everything between double braces replaced by what `replacement` returns, which must hold no brace. One may
 * stand inside another, `{{ {{etat}} }}`: the inner one is replaced first. One pass, however many there are.
 */
export function replaceVariables(text: string, replacement: (found: Found) => string): string {
  if (!text.includes('{{')) return text
  const opened: Opened[] = []
  let done = ''
  const write = (more: string) => {
    const last = opened.at(-1)
    if (last) last.inside += more
    else done += more
  }
  /** Braces that stay keep all those around them from being a variable. */
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
    const found = { typed, name: nameOf(last.inside) }
    if (isVariable(found) && !BLANK_LINE.test(last.inside)) write(replacement(found))
    else keep(typed)
  }
  write(text.slice(from))
  keep('')
  return done
}

/** Case and accents do not matter: `{{ Clôture }}`. */
function nameOf(inside: string): AnyVariable | null {
  const name = inside.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const isKnown = Object.hasOwn(TEXT_VARIABLES, name) || Object.hasOwn(SITE_VARIABLES, name)
  return isKnown ? (name as AnyVariable) : null
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

/** What the settings `site` say of each variable of the site; null where they say nothing. */
export const ownerValues = (site: Partial<Site>) =>
  Object.fromEntries(
    SITE_VARIABLE_NAMES.map((name) => [name, site[SITE_VARIABLES[name].field]?.trim() || null]),
  ) as Record<SiteVariable, string | null>

/** Those of which visitors read that they are left to write, `site` being the stored settings, published or not. */
export function missingValues(site: Partial<Site>): SiteVariable[] {
  const values = ownerValues(site._status === 'published' ? site : {})
  return SITE_VARIABLE_NAMES.filter((name) => !values[name])
}
