import { warning, type Finding } from './finding'
import { MONTH, WEEKDAY } from './placeholders'

const YEAR = /(?<![\p{L}\p{N}/])20\d\d(?![\p{L}\p{N}/-])/gu

/** Words about the present or the future, and verbs in the future: « ouvrira ». */
const TO_COME =
  /(?<!\p{L})(?:prochaine?s?|prochainement|bientôt|à venir|actuellement|cette année|(?!(?:affront|caméra|extra|front|infra|opéra|ultra)(?!\p{L}))\p{L}{2,}(?:ra|ront))(?!\p{L})/iu

const ORDINAL = /(?<![\p{L}\p{N}])\d{1,3}(?:i?[èe]me)s?(?!\p{L})/giu

/** A word that makes a date of a year: « janvier », « hiver », « trimestre ». */
const PERIOD = new RegExp(`^(?:${MONTH}|printemps|été|automne|hiver|(?:tri|se)mestre)$`, 'iu')

/** The other words of a date: « du lundi 24 au 28 », « 1er », « 18 h ». */
const OF_DATE = new RegExp(
  `^(?:${WEEKDAY}|\\d{1,2}(?:er|e|h)?|20\\d\\d|h|l[ea]?|d[eu]?|des|au|en|et|ou|à|dès|partir|début|mi|fin|courant|avant|jusqu|entre|vers|inclus)$`,
  'iu',
)

/** Words that give their own date to a text of law, a document or a past edition, which does not become wrong. */
const DATED =
  /(?<!\p{L})(?:lois?|décrets?|arrêtés?|ordonnances?|circulaires?|directives?|délibérations?|articles?|versions?|appels? à (?:projets?|candidatures?)|promotions?|éditions?|bilans?|historique|depuis|sources?|crédits?|(?:créé|établi|lancé|mis|modifi|publi|rédig|sign)\p{L}*)(?!\p{L})/iu

/**
 * Returns the date that is all there is in `line`, or after its last colon or dash, as in an agenda (« Jury : mars 2024 »), if
 * its year is before `year`.
 */
function pastDate(line: string, year: number): string | null {
  const [date = '', ...before] = line
    .split(/[:[\]()]|\s[–—-]\s/)
    .filter((part) => part.trim())
    .reverse()
  const words = date.match(/[\p{L}\p{N}]+/gu) ?? []
  const isDate = words.some((word) => PERIOD.test(word)) || /\d\/\d{1,2}\/20\d\d/.test(date)
  if (!isDate || !words.every((word) => PERIOD.test(word) || OF_DATE.test(word))) return null
  const years = words.filter((word) => /^20\d\d$/.test(word)).map(Number)
  const isPast = years.length > 0 && years.every((one) => one < year)
  return isPast && !before.some((words) => DATED.test(words)) ? date.trim() : null
}

/**
 * Returns the dates of an agenda and, in sentences about the present or the future, the years before `year`, and the ordinals that French typography
 * abbreviates otherwise (« 7ème »), in the words of one paragraph. More doubtful than the checks of a publication.
 */
export function outdatedWords(words: string, year: number): Finding[] {
  const past = (some: string) => (some.match(YEAR) ?? []).filter((found) => Number(found) < year)
  const years = past(words).length
    ? words.split(/(?<=[.!?…])\s/).flatMap((one) => (TO_COME.test(one) ? past(one) : []))
    : []
  const dates = words.split('\n').flatMap((line) => pastDate(line, year) ?? [])
  return [
    ...[...new Set(dates)].map((found) =>
      warning(found, `La date « ${found} » est passée : mettez-la à jour, ou retirez-la.`),
    ),
    ...[...new Set(years)].map((found) =>
      warning(
        found,
        `L’année ${found} est passée, et cette phrase parle du présent ou de l’avenir : mettez-la à jour.`,
      ),
    ),
    ...[...new Set(words.match(ORDINAL) ?? [])].map((found) =>
      warning(found, `« ${found} » s’abrège autrement : écrivez « ${found.match(/\d+/)![0]}e ».`),
    ),
  ]
}
