import { describe, expect, it } from '@jest/globals'

import { momentWords } from '@/components/admin/accessibility/chosen-moment'
import { frenchClock, frenchWeekday } from '@/text/french-date'

const shortMonth = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })

describe('the moment that a picker of Payload’s shows', () => {
  it('is said in French', () => {
    expect(momentWords('déc. 6, 2026 3:00 PM').replaceAll('\u00a0', ' ')).toBe(
      'dimanche 6 décembre 2026 à 15 h (heure de Paris)',
    )
  })

  it('is read whatever the month and the hour', () => {
    const clocks = {
      '12:05 AM': '00:05',
      '9:05 AM': '09:05',
      '12:05 PM': '12:05',
      '11:05 PM': '23:05',
    }
    for (let month = 0; month < 12; month += 1) {
      const first = new Date(Date.UTC(2027, month, 1, 12))
      for (const [shown, clock] of Object.entries(clocks)) {
        expect(momentWords(`${shortMonth.format(first)} 1, 2027 ${shown}`)).toBe(
          `${frenchWeekday(first)} à ${frenchClock(`2027-01-01T${clock}`)} (heure de Paris)`,
        )
      }
    }
  })

  it('is not guessed while it is half typed', () => {
    expect(momentWords('')).toBe('')
    expect(momentWords('déc. 6, 2026')).toBe('')
  })
})
