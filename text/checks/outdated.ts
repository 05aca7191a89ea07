import { warning, type Finding } from './finding'

const YEAR = /(?<![\p{L}\p{N}/])20\d\d(?![\p{L}\p{N}/-])/gu

/** Words about the present or the future, and verbs in the future: « ouvrira ». */
const TO_COME =
  /(?<!\p{L})(?:prochaine?s?|prochainement|bientôt|à venir|actuellement|cette année|(?!(?:affront|caméra|extra|front|infra|opéra|ultra)(?!\p{L}))\p{L}{2,}(?:ra|ront))(?!\p{L})/iu

const ORDINAL = /(?<![\p{L}\p{N}])\d{1,3}(?:i?[èe]me)s?(?!\p{L})/giu

/**
 * Returns the years before `year` in sentences about the present or the future, and the ordinals that French typography
 * abbreviates otherwise (« 7ème »), in the words of one paragraph. More doubtful than the checks of a publication.
 */
export function outdatedWords(words: string, year: number): Finding[] {
  const past = (some: string) => (some.match(YEAR) ?? []).filter((found) => Number(found) < year)
  const years = past(words).length
    ? words.split(/(?<=[.!?…])\s/).flatMap((one) => (TO_COME.test(one) ? past(one) : []))
    : []
  return [
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
