/** Generators of calls for property tests: all schedules that staff can publish. */
import type { CallSchedule } from '@/call/state'
import { fc } from '@/tests/support/random-cases'
import { parisInstant } from '@/text/paris-time'

/** Instants where clocks or calendars change: both changes of hour, a leap day and the turn of the year. */
const SPECIAL = [
  '2027-03-28T02:00',
  '2027-03-28T03:00',
  '2027-10-31T02:00',
  '2027-10-31T03:00',
  '2028-02-28T23:59',
  '2028-02-29T00:00',
  '2028-02-29T18:00',
  '2028-03-01T00:00',
  '2027-12-31T23:59',
  '2028-01-01T00:00',
].map((local) => parisInstant(local)!.instant)

const range = { min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }
const near = fc
  .tuple(fc.constantFrom(...SPECIAL), fc.integer({ min: -2, max: 2 }))
  .map(([date, ms]) => new Date(date.getTime() + ms))

/** Any instant, often a special one or one next to it. */
export const instants = fc.oneof(fc.date(range), near)

const maybe = (dates: fc.Arbitrary<Date>) => fc.option(dates, { nil: null, freq: 4 })

/** Calls without an override; if they have an opening and a closing, the closing comes after. */
export const datedCalls: fc.Arbitrary<CallSchedule> = fc
  .record({
    opensAt: maybe(instants),
    closesAt: maybe(instants),
    closingSoonDays: fc.integer({ min: 0, max: 365 }),
    override: fc.constant(null),
  })
  .filter(({ opensAt, closesAt }) => !opensAt || !closesAt || closesAt > opensAt)

/** The same calls with an override. */
export const forcedCalls: fc.Arbitrary<CallSchedule> = fc
  .tuple(datedCalls, fc.constantFrom('open' as const, 'closed' as const), maybe(instants))
  .map(([call, to, until]) => ({ ...call, override: { to, until, reason: 'Essai', by: null } }))

export const calls = fc.oneof(datedCalls, forcedCalls)
