import { spawnSync } from 'node:child_process'

import { describe, expect, it } from '@jest/globals'

import {
  frenchClock,
  frenchDay,
  frenchDeadline,
  frenchMoment,
  frenchPeriod,
  frenchWeekday,
} from '@/text/french-date'
import { parisInstant } from '@/text/paris-time'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('frenchMoment', () => {
  it.each([
    ['2027-03-31T16:00:00Z', '31 mars 2027 à 18 h'],
    ['2027-01-31T17:30:00Z', '31 janvier 2027 à 18 h 30'],
    ['2027-08-01T07:05:00Z', '1er août 2027 à 9 h 05'],
    ['2027-01-31T23:00:00Z', '1er février 2027'],
    ['2027-03-31T22:30:00Z', '1er avril 2027 à 0 h 30'],
  ])('says %s in Paris', (iso, expected) => {
    expect(plain(frenchMoment(new Date(iso)))).toBe(expected)
  })

  it('keeps each date and time on one line', () => {
    expect(frenchMoment(new Date('2027-03-31T16:00:00Z'))).toBe(
      '31\u00a0mars\u00a02027 à 18\u00a0h',
    )
  })

  it.each(['Pacific/Auckland', 'America/Los_Angeles'])(
    'does not depend on a server in %s',
    (TZ) => {
      const script = `import { frenchMoment } from './text/french-date.ts'
      process.stdout.write(frenchMoment(new Date('2027-03-31T16:00:00Z')))`
      const { stdout } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script],
        { env: { ...process.env, TZ }, encoding: 'utf8' },
      )
      expect(plain(stdout)).toBe('31 mars 2027 à 18 h')
    },
  )
})

describe('frenchDeadline', () => {
  it('says the hour', () => {
    expect(plain(frenchDeadline(new Date('2027-03-31T16:00:00Z')))).toBe('31 mars 2027 à 18 h')
  })

  it('names the last whole day when the bound is midnight', () => {
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
  ])('from %s to %s', (from, until, expected) => {
    const at = (day: string) => parisInstant(day)!.instant
    expect(plain(frenchPeriod(at(from), at(until)))).toBe(expected)
  })
})

describe('frenchDay, frenchWeekday and frenchClock', () => {
  it('name the day in Paris, and any time of a clock', () => {
    const midnight = new Date('2027-03-31T22:00:00Z')
    expect(plain(frenchDay(midnight))).toBe('1er avril 2027')
    expect(plain(frenchWeekday(midnight))).toBe('jeudi 1er avril 2027')
    expect(plain(frenchClock('2027-03-28T02:05'))).toBe('2 h 05')
    expect(plain(frenchClock('2027-03-28T00:00'))).toBe('0 h')
  })
})
