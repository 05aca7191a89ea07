import { spawnSync } from 'node:child_process'

import { describe, expect, it } from '@jest/globals'

import { changeWords, frenchAge } from '@/editing/change-words'
import { cases, fc } from '@/tests/support/random-cases'
import {
  frenchClock,
  frenchDay,
  frenchDeadline,
  frenchMoment,
  frenchPeriod,
  frenchWeekday,
} from '@/text/french-date'
import { nextParisDay, parisInstant, parisLocal, shiftDays } from '@/text/paris-time'

describe('Paris time', () => {
  const iso = (local: string) => {
    const found = parisInstant(local)
    return found && [found.instant.toISOString(), found.fit]
  }

  describe('a Paris time', () => {
    it.each([
      ['2027-01-15T18:00', '2027-01-15T17:00:00.000Z', 'exact'],
      ['2027-07-15T18:00', '2027-07-15T16:00:00.000Z', 'exact'],
      ['2027-07-15', '2027-07-14T22:00:00.000Z', 'exact'],
      ['2028-02-29T00:00', '2028-02-28T23:00:00.000Z', 'exact'],
      ['2027-12-31T23:59', '2027-12-31T22:59:00.000Z', 'exact'],
      // The clock jumps from 2:00 to 3:00. The time counts from before the jump, which makes it an hour later.
      ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z', 'skipped'],
      ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z', 'exact'],
      // The clock shows 2:00 to 3:00 twice. The first one counts.
      ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z', 'repeated'],
      ['2027-10-31T03:00', '2027-10-31T02:00:00.000Z', 'exact'],
    ])('%s is %s (%s)', (local, instant, fit) => {
      expect(iso(local)).toEqual([instant, fit])
    })

    it.each(['', 'demain', '2027-02-29T10:00', '2027-13-01', '2027-01-01T24:30', '27-01-01T10:00'])(
      'is null for « %s »',
      (local) => expect(parisInstant(local)).toBeNull(),
    )

    it('converts back from its instant, unless the clock skips it', () => {
      fc.assert(
        fc.property(
          fc.date({
            min: new Date('2000-01-01'),
            max: new Date('2199-01-01'),
            noInvalidDate: true,
          }),
          (date) => {
            const local = parisLocal(date)
            const found = parisInstant(local)!
            const minute = Math.floor(date.getTime() / 60_000) * 60_000
            const late = found.fit === 'repeated' ? [0, 3_600_000] : [0]
            expect(late).toContain(minute - found.instant.getTime())
            expect(found.fit).not.toBe('skipped')
          },
        ),
        { numRuns: cases(200) },
      )
    })
  })

  describe('days in Paris', () => {
    it('are counted by the clock, not in hours', () => {
      const closing = parisInstant('2027-03-31T18:00')!.instant
      expect(parisLocal(shiftDays(closing, -7))).toBe('2027-03-24T18:00')
      expect(closing.getTime() - shiftDays(closing, -7).getTime()).toBe((7 * 24 - 1) * 3_600_000)
    })

    it('end at midnight in Paris, even when they have 23 or 25 hours', () => {
      expect(parisLocal(nextParisDay(parisInstant('2027-03-28')!.instant))).toBe('2027-03-29T00:00')
      expect(parisLocal(nextParisDay(parisInstant('2027-10-31')!.instant))).toBe('2027-11-01T00:00')
      expect(parisLocal(nextParisDay(parisInstant('2027-12-31')!.instant))).toBe('2028-01-01T00:00')
    })
  })
})

describe('a date in French', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ')

  describe('frenchMoment', () => {
    it.each([
      ['2027-03-31T16:00:00Z', '31 mars 2027 à 18 h'],
      ['2027-01-31T17:30:00Z', '31 janvier 2027 à 18 h 30'],
      ['2027-08-01T07:05:00Z', '1er août 2027 à 9 h 05'],
      ['2027-01-31T23:00:00Z', '1er février 2027'],
      ['2027-03-31T22:30:00Z', '1er avril 2027 à 0 h 30'],
    ])('writes %s in Paris time', (iso, expected) => {
      expect(plain(frenchMoment(new Date(iso)))).toBe(expected)
    })

    it('keeps each date and each time on one line', () => {
      expect(frenchMoment(new Date('2027-03-31T16:00:00Z'))).toBe(
        '31\u00a0mars\u00a02027 à\u00a018\u00a0h',
      )
    })

    it.each(['Pacific/Auckland'])('does not depend on the time zone of the server: %s', (TZ) => {
      const script = `import { frenchMoment } from './text/french-date.ts'
        process.stdout.write(frenchMoment(new Date('2027-03-31T16:00:00Z')))`
      const { stdout } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script],
        { env: { ...process.env, TZ }, encoding: 'utf8' },
      )
      expect(plain(stdout)).toBe('31 mars 2027 à 18 h')
    })
  })

  describe('frenchDeadline', () => {
    it('includes the hour', () => {
      expect(plain(frenchDeadline(new Date('2027-03-31T16:00:00Z')))).toBe('31 mars 2027 à 18 h')
    })

    it('names the last whole day when the deadline is midnight', () => {
      expect(plain(frenchDeadline(new Date('2027-03-31T22:00:00Z')))).toBe('31 mars 2027 inclus')
    })
  })

  describe('frenchPeriod', () => {
    it.each([
      ['2027-04-12', '2027-04-16', 'du 12 au 16 avril 2027'],
      ['2027-03-30', '2027-04-01', 'du 30 mars au 1er avril 2027'],
      ['2027-12-30', '2028-01-02', 'du 30 décembre 2027 au 2 janvier 2028'],
      ['2027-04-12', '2028-04-12', 'du 12 avril 2027 au 12 avril 2028'],
      ['2027-04-12', '2027-04-12', 'le 12 avril 2027'],
    ])('writes the period from %s to %s', (from, until, expected) => {
      const at = (day: string) => parisInstant(day)!.instant
      expect(plain(frenchPeriod(at(from), at(until)))).toBe(expected)
    })
  })

  describe('frenchDay, frenchWeekday and frenchClock', () => {
    it('write the day in Paris, and a clock time', () => {
      const midnight = new Date('2027-03-31T22:00:00Z')
      expect(plain(frenchDay(midnight))).toBe('1er avril 2027')
      expect(plain(frenchWeekday(midnight))).toBe('jeudi 1er avril 2027')
      expect(plain(frenchClock('2027-03-28T02:05'))).toBe('2 h 05')
      expect(plain(frenchClock('2027-03-28T00:00'))).toBe('0 h')
    })
  })
})

describe('words about the past in French', () => {
  const NOW = new Date('2027-03-31T10:00:00Z')
  const plain = (text: string) => text.replaceAll(/\s/g, ' ')

  describe('an age', () => {
    it.each([
      ['2027-03-31T10:00:00Z', 'à l’instant'],
      ['2027-03-31T09:59:01Z', 'à l’instant'],
      // The clock of another machine may be ahead.
      ['2027-03-31T10:00:05Z', 'à l’instant'],
      ['2027-03-31T09:59:00Z', 'il y a 1 minute'],
      ['2027-03-31T09:00:01Z', 'il y a 59 minutes'],
      ['2027-03-31T09:00:00Z', 'il y a 1 heure'],
      ['2027-03-30T10:00:01Z', 'il y a 23 heures'],
      ['2027-03-28T09:00:00Z', 'il y a 3 jours'],
      ['2027-02-20T10:00:00Z', 'il y a 1 mois'],
      ['2024-12-31T10:00:00Z', 'il y a 2 ans'],
    ])('since %s is « %s »', (instant, words) => {
      expect(plain(frenchAge(new Date(instant), NOW))).toBe(words)
    })

    it('contains no space at which a line can break', () => {
      expect(frenchAge(new Date('2027-03-28T10:00:00Z'), NOW)).not.toContain(' ')
    })
  })

  describe('the description of a change', () => {
    const updatedAt = new Date('2027-03-28T10:00:00Z')

    it('contains its age and its author', () => {
      const change = { status: 'modified', updatedAt, editedBy: 'Camille' } as const
      expect(plain(changeWords(change, NOW))).toBe('Modifié il y a 3 jours par Camille')
    })

    it('marks a draft, and leaves out an unknown author', () => {
      const change = { status: 'draft', updatedAt, editedBy: null } as const
      expect(plain(changeWords(change, NOW))).toBe('Brouillon modifié il y a 3 jours')
    })
  })
})
