/** Formats instants in French, always in Paris time: the time zone of the server does not matter. */
const paris = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

const parisWeekday = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
})

const NO_BREAK = '\u00a0'

/** « 31 mars 2027 à 18 h 30 ». Midnight starts a day and is omitted: « 1er avril 2027 ». */
export function frenchMoment(instant: Date): string {
  const { date, time } = parisParts(instant)
  return time === null ? date : `${date} à${NO_BREAK}${time}`
}

/**
 * Formats the last moment before `instant`, an exclusive bound: « 31 mars 2027 à 18 h 30 ». Midnight at the start of 1
 * April reads « 31 mars 2027 inclus », because « à minuit » leaves readers unsure which night is meant.
 */
export function frenchDeadline(instant: Date): string {
  if (parisParts(instant).time !== null) return frenchMoment(instant)
  return `${parisParts(new Date(instant.getTime() - 1)).date} inclus`
}

const PARIS_TIME = `(heure de${NO_BREAK}Paris)`

/** For readers who may be in another time zone: « mercredi 31 mars 2027 à 18 h 30 (heure de Paris) ». */
export const momentInParis = (instant: Date): string =>
  `${frenchWeekdayMoment(instant)} ${PARIS_TIME}`

/** Formats an exclusive bound for readers in another time zone: « mercredi 31 mars 2027 inclus (heure de Paris) ». */
export function deadlineInParis(instant: Date): string {
  const lastMoment = new Date(instant.getTime() - 1)
  return `${parisWeekday.format(lastMoment)} ${frenchDeadline(instant)} ${PARIS_TIME}`
}

/** « 12 avril 2027 »: the day in Paris at `instant`. */
export const frenchDay = (instant: Date): string => parisParts(instant).date

/** « du 12 au 16 avril 2027 »: days in Paris, both included. A shared month or year appears once. */
export function frenchPeriod(from: Date, until: Date): string {
  const [first, last] = [frenchDay(from).split(NO_BREAK), frenchDay(until).split(NO_BREAK)]
  const shared = first[2] !== last[2] ? 0 : first[1] !== last[1] ? 1 : 2
  if (first.join() === last.join()) return `le ${last.join(NO_BREAK)}`
  const start = first.slice(0, first.length - shared)
  return `du ${start.join(NO_BREAK)} au ${last.join(NO_BREAK)}`
}

/** « mercredi 31 mars 2027 »: the day in Paris at `instant`. */
export function frenchWeekday(instant: Date): string {
  return `${parisWeekday.format(instant)} ${frenchDay(instant)}`
}

/** « mercredi 31 mars 2027 à 18 h 30 ». */
export function frenchWeekdayMoment(instant: Date): string {
  return `${parisWeekday.format(instant)} ${frenchMoment(instant)}`
}

/** Formats a wall-clock time `YYYY-MM-DDTHH:mm` as « 2 h 30 ». Midnight is included: « 0 h ». */
export function frenchClock(local: string): string {
  const [hour, minute] = local.slice(11, 16).split(':')
  return clock(Number(hour), minute ?? '00')
}

function parisParts(instant: Date): { date: string; time: string | null } {
  const parts = new Map(paris.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const day = part('day') === '1' ? '1er' : part('day')
  const date = [day, part('month'), part('year')].join(NO_BREAK)

  const hour = Number(part('hour'))
  const minute = part('minute')
  if (hour === 0 && minute === '00') return { date, time: null }
  return { date, time: clock(hour, minute) }
}

const clock = (hour: number, minute: string): string =>
  [hour, 'h', ...(minute === '00' ? [] : [minute])].join(NO_BREAK)
