import type { Nodes } from 'mdast'

import { MARK } from '@/text/markdown/transforms'

import { error, warning, type ContentContext, type Finding } from './finding'

/** Stands for text that is shown as typed, mostly code, in which nothing is searched. */
const AS_TYPED = '\ufffc'

/** Returns the words of a paragraph, a title or a cell without their formatting: « XX<sup>e</sup> » gives « XXe ». */
export function unformattedText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'html') return MARK.test(node.value) ? '' : AS_TYPED
  if ('value' in node) return AS_TYPED
  return 'children' in node ? node.children.map(unformattedText).join('') : ''
}

/** Matches without a letter, digit or slash on either side: not within a word, an address or a path. */
const alone = (pattern: string) => `(?<![\\p{L}\\p{N}/])(?:${pattern})(?![\\p{L}\\p{N}/])`

/** Alternatives of a pattern: the months. */
export const MONTH =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'

/** Words that follow a quantity or a number. They do not follow the numeral of a king or a century. */
const COUNTED = `jours?|semaines?|mois|an(?:née)?s?|heures?|h|minutes?|k?€|%|(?:milli(?:ers?|ons?) d['’])?euros?|personnes?|agents?|postes?|places?|projets?|profils?|défis?|équipes?|candidat(?:ure|e)?s?|lauréat(?:e)?s?|ministères?|administrations?|collectivités?|participante?s?|${MONTH}|\\d{3}|20[\\dX]{2}|XX`

/** A date whose digits are unknown: no visitor can read it. */
const BLANK_DATE = new RegExp(
  alone('x{2,4}(?:/(?:x{2,4}|\\d{1,4}))+|\\d{1,2}(?:/\\d{1,2})?(?:/x{2,4})+'),
  'giu',
)

/** Text left to write: in the pages that come with the site, in notes to oneself, and numbers not yet known. */
const TO_COMPLETE = [
  String.raw`\[à (?:compléter|définir|préciser)[^\]]*\]?`,
  alone('x{3,8}|20(?:xx|\\dx)|todo|tbd|lorem(?: ipsum)?'),
  // Does not match « le XX » or « XXe siècle ».
  alone(`XX[ \\u00a0\\u202f](?:${COUNTED})|n°[ \\u00a0\\u202f]?XX`),
]

/** Only at the end of a sentence or between brackets: « un dossier à compléter en ligne » tells visitors what to do. */
const TO_DEFINE = [
  String.raw`(?<![\p{L}\p{N}])à (?:définir|préciser)(?=[ \u00a0]?(?:[.;)\]…]|$))`,
  String.raw`(?<=(?:^|[:(–—|])[ \u00a0]?)à compléter(?=[ \u00a0]?(?:[.;)\]…]|$))`,
]

const LEFT = new RegExp([...TO_COMPLETE, ...TO_DEFINE].join('|'), 'gimu')

const INCOMPLETE = 'Il reste ici quelque chose à compléter, que les visiteurs lisent tel quel.'

const noDate = (context: ContentContext) =>
  `Les visiteurs liraient cette date sans ses chiffres : écrivez-la${ifNamed(context, ', ou {{cloture}} ou {{ouverture}} si c’est celle d’un appel')}.`

/** Returns `words` only where a text may use the variables of a call. */
const ifNamed = ({ namesCall }: ContentContext, words: string) => (namesCall ? words : '')

/** Words that refer to a call, then words that refer to a call that is over. */
const CALL =
  /(?<!\p{L})(?:appels? à (?:projets?|candidatures?)|candidatures?|candidater|cl[oô]tures?|dép[oô]t des dossiers)(?!\p{L})/iu
const OVER =
  /(?<!\p{L})(?:depuis|lors d|créée?s?|lancée?s?|précédente?s?|anciens?|anciennes?|passée?s?|premi(?:er|ère)s?|derni(?:er|ère)s?|bilan)(?!\p{L})/iu

const YEAR = /(?<![\p{L}\p{N}/])20\d\d(?![\p{L}\p{N}/-])/gu

/** `2(e|ᵉ|ème) promotion`, `promotion (n°) 2`. */
const PROMOTION =
  /(?<![\p{L}\p{N}])(\d{1,2})[ \u00a0\u202f]?(?:e|ᵉ|è|ème)[ \u00a0]promotion(?!\p{L})|(?<!\p{L})promotion[ \u00a0](?:n°[ \u00a0\u202f]?)?(\d{1,2})(?![\p{L}\p{N}/])/giu

/** Alternatives of a pattern: the days of the week. */
export const WEEKDAY = '(?:lun|mar|mercre|jeu|vendre|same)di|dimanche'

/** « le mercredi 31 mars 2027 à 18 h (heure de Paris) », and the ways people usually type it. */
const DATE = new RegExp(
  alone(
    `(?:le[ \\u00a0])?(?:(?:${WEEKDAY})[ \\u00a0])?\\d{1,2}(?:er)?[ \\u00a0](?:${MONTH})[ \\u00a0]20\\d{2}(?:[ \\u00a0]à[ \\u00a0]\\d{1,2}[ \\u00a0\\u202f]?h(?:[ \\u00a0\\u202f]?\\d{2})?)?(?:[ \\u00a0]inclus)?(?:[ \\u00a0]\\(heure de[ \\u00a0]Paris\\))?`,
  ),
  'giu',
)

/** Returns what is left to write or to update in the words of one paragraph. */
export function placeholders(words: string, context: ContentContext): Finding[] {
  return [
    ...matches(words, BLANK_DATE).map((date) => error(date, noDate(context), variables(context))),
    ...[
      ...matches(words.replace(BLANK_DATE, AS_TYPED), LEFT).map((mark) =>
        warning(mark, INCOMPLETE),
      ),
      ...pastYears(words, context),
      ...unknownPromotions(words, context),
    ].map((finding) => ({ ...finding, isLeft: true as const })),
    ...typedDates(words, context),
  ].map((finding): Finding => ({ ...finding, about: 'words' }))
}

const variables = ({ callDates }: ContentContext): string[] => [
  ...new Set(callDates.map(({ name }) => `{{${name}}}`)),
]

const matches = (words: string, pattern: RegExp): string[] => words.match(pattern) ?? []

function pastYears(words: string, context: ContentContext): Finding[] {
  const past = (some: string) => matches(some, YEAR).filter((year) => Number(year) < context.year)
  if (!past(words).length) return []
  return words.split(/(?<=[.!?…])\s/).flatMap((sentence) => {
    if (!CALL.test(sentence) || OVER.test(sentence)) return []
    return past(sentence).map((found) =>
      warning(
        found,
        `L’année ${found} est passée, et ces mots parlent d’un appel : corrigez-la${ifNamed(context, ', ou écrivez {{ouverture}} ou {{cloture}}, que la page remplace par ses dates')}.`,
      ),
    )
  })
}

/** The site may mention promotions older than all its calls: it has no call for them. */
function unknownPromotions(words: string, context: ContentContext): Finding[] {
  const { promotions } = context
  if (!promotions.length) return []
  const oldest = Math.min(...promotions)
  return Array.from(words.matchAll(PROMOTION)).flatMap(([typed, before, after]) => {
    const number = Number(before ?? after)
    if (number < oldest || promotions.includes(number)) return []
    return [
      warning(
        typed,
        `Aucun appel n’a cette promotion : corrigez-la${ifNamed(context, ', ou écrivez {{promotion}}, que la page remplace par celle de l’appel')}.`,
      ),
    ]
  })
}

/** Dates of a call that were typed: they stay when the call changes, whereas its variables follow. */
function typedDates(words: string, { callDates }: ContentContext): Finding[] {
  if (!callDates.length) return []
  return matches(words, DATE).flatMap((typed) => {
    const same = callDates.find((date) =>
      `${plainDate(date.words)} `.startsWith(`${plainDate(typed)} `),
    )
    if (!same) return []
    const variable = `{{${same.name}}}`
    const message = `C’est une date de l’appel\u00a0: ${variable} la montre, et la suit si elle change.`
    return [warning(typed, message, [variable])]
  })
}

/** Normalizes a date: removes its article and weekday, and unifies its spaces and « 18h » with « 18 h ». */
const plainDate = (words: string) =>
  words
    .toLowerCase()
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^le /, '')
    .replace(new RegExp(`^(?:${WEEKDAY}) `), '')
    .replace(/(\d)h/, '$1 h')
    .replace(/h(\d)/, 'h $1')
