import { frenchClock, frenchWeekday } from '@/text/french-date'

/** As Payload's picker shows a moment in every language, with the names of French. */
const SHOWN = /^(\S+) (\d{1,2}), (\d{4}) (\d{1,2}):(\d{2}) ([AP]M)$/

const MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ')

const WORDS = 'chosen-moment'

/** « déc. 6, 2026 3:00 PM » as « dimanche 6 décembre 2026 à 15 h (heure de Paris) »; empty for anything else. */
export function momentWords(shown: string): string {
  const [, name = '', day, year, hour, minute = '', half] = SHOWN.exec(shown) ?? []
  const month = MONTHS.indexOf(name)
  if (month < 0) return ''
  // Whatever the season, noon in Greenwich is of the same day in Paris.
  const noon = new Date(Date.UTC(Number(year), month, Number(day), 12))
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0)
  const local = `${noon.toISOString().slice(0, 10)}T${String(hours).padStart(2, '0')}:${minute}`
  return `${frenchWeekday(noon)} à ${frenchClock(local)} (heure de Paris)`
}

/** Says under a date picker of Payload's which moment it shows: the date is American, and no setting reaches it. */
export function sayChosenMoment(picker: HTMLElement): void {
  const said = picker.querySelector(`.${WORDS}`) ?? picker.appendChild(emptyWords())
  const words = momentWords(picker.querySelector('input')?.value ?? '')
  if (said.textContent !== words) said.textContent = words
}

function emptyWords(): HTMLElement {
  const words = document.createElement('p')
  words.className = WORDS
  words.setAttribute('role', 'status')
  return words
}
