import { describe, expect, it } from '@jest/globals'
import { cases, fc } from '@/tests/support/random-cases'
import { nextParisDay, parisInstant, parisLocal, shiftDays } from '@/text/paris-time'

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
    // The clock jumps from 2.00 to 3.00: read from before the jump, an hour later.
    ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z', 'skipped'],
    ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z', 'exact'],
    // The clock shows 2.00 to 3.00 twice: the first time.
    ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z', 'repeated'],
    ['2027-10-31T03:00', '2027-10-31T02:00:00.000Z', 'exact'],
  ])('%s is %s (%s)', (local, instant, fit) => {
    expect(iso(local)).toEqual([instant, fit])
  })

  it.each(['', 'demain', '2027-02-29T10:00', '2027-13-01', '2027-01-01T24:30', '27-01-01T10:00'])(
    'is not « %s »',
    (local) => expect(parisInstant(local)).toBeNull(),
  )

  it('comes back from its instant, unless the clock skips it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
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

describe('days', () => {
  it('are counted on the clock, not in hours', () => {
    const closing = parisInstant('2027-03-31T18:00')!.instant
    expect(parisLocal(shiftDays(closing, -7))).toBe('2027-03-24T18:00')
    expect(closing.getTime() - shiftDays(closing, -7).getTime()).toBe((7 * 24 - 1) * 3_600_000)
  })

  it('end at midnight in Paris, be they of 23 or 25 hours', () => {
    expect(parisLocal(nextParisDay(parisInstant('2027-03-28')!.instant))).toBe('2027-03-29T00:00')
    expect(parisLocal(nextParisDay(parisInstant('2027-10-31')!.instant))).toBe('2027-11-01T00:00')
    expect(parisLocal(nextParisDay(parisInstant('2027-12-31')!.instant))).toBe('2028-01-01T00:00')
  })
})
