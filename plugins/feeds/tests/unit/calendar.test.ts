import { describe, expect, it } from '@jest/globals'
import ICAL from 'ical.js'

import { TRICKY_NAME } from '@/tests/fixtures/dated-call'
import { site } from '@/tests/fixtures/views'

import { callsCalendar } from '../../calendar'
import { publicCall } from '../public-call'

const parsed = (source: string) => new ICAL.Component(ICAL.parse(source) as unknown[])

/** The events of `calls`, by the part of their UID after the id of the call. */
function eventsOf(...calls: Parameters<typeof callsCalendar>[0]) {
  const calendar = parsed(callsCalendar(calls, site))
  const [zone] = calendar.getAllSubcomponents('vtimezone')
  ICAL.TimezoneService.reset()
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((vevent) => new ICAL.Event(vevent))
  return new Map(events.map((event) => [event.uid.split('@')[0]!.replace(/^appel-7-/, ''), event]))
}

describe('the iCalendar feed', () => {
  it('has the opening and the closing at their instants, in UTC', () => {
    const events = eventsOf(publicCall())
    const opening = events.get('ouverture')
    expect(opening?.uid).toBe('appel-7-ouverture@mission.exemple.fr')
    expect(opening?.summary).toBe('Ouverture – Appel 7')
    expect(opening?.startDate.toString()).toBe('2027-01-04T08:00:00Z')
    expect(opening?.startDate.toJSDate()).toEqual(publicCall().schedule.opensAt)
    expect(events.get('cloture')?.startDate.toJSDate()).toEqual(publicCall().schedule.closesAt)
    expect(events.get('cloture')?.description).toBe(
      'Ouverture\u00a0: lundi 4\u00a0janvier\u00a02027 à\u00a09\u00a0h (heure de\u00a0Paris). Clôture\u00a0: mercredi 31\u00a0mars\u00a02027 à\u00a018\u00a0h (heure de\u00a0Paris).',
    )
  })

  it.each([
    [
      'Appel à projets EIG 7',
      'Ouverture – Appel à projets EIG 7',
      'Jalon – Appel à projets EIG 7.',
    ],
    ['EIG 7', 'Ouverture de l’appel « EIG 7 »', 'Jalon de l’appel « EIG 7 ».'],
    ['Appelés 7', 'Ouverture de l’appel « Appelés 7 »', 'Jalon de l’appel « Appelés 7 ».'],
  ])('says « appel » once: %s', (name, opening, milestone) => {
    const events = eventsOf(publicCall({ name }))
    const words = [events.get('ouverture')?.summary, events.get('oral')?.description]
    expect(words.map((text) => text?.replaceAll('\u00a0', ' '))).toEqual([opening, milestone])
  })

  it('dates a closing at midnight on the last day to apply', () => {
    const closesAt = new Date('2027-03-31T22:00:00Z')
    const schedule = { ...publicCall().schedule, closesAt }
    const event = eventsOf(publicCall({ schedule })).get('cloture')
    expect(event?.summary).toBe('Dernier jour pour candidater – Appel 7')
    expect(event?.startDate.isDate).toBe(true)
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      '2027-03-31',
      '2027-04-01',
    ])
  })

  it('distinguishes the two hours that a clock change repeats', () => {
    const starts = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'].map((closesAt) => {
      const schedule = { ...publicCall().schedule, closesAt: new Date(closesAt) }
      return eventsOf(publicCall({ schedule })).get('cloture')?.startDate.toString()
    })
    expect(starts).toEqual(['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'])
  })

  it('has reminders a week and a day before the closing, only in the downloaded file', () => {
    const triggers = (options?: { withReminders: boolean }) =>
      parsed(callsCalendar([publicCall()], site, options))
        .getAllSubcomponents('vevent')
        .flatMap((event) =>
          event
            .getAllSubcomponents('valarm')
            .map((alarm) => [
              event.getFirstPropertyValue('summary'),
              String(alarm.getFirstPropertyValue('trigger')),
            ]),
        )
    const closing = 'Clôture – Appel 7'
    expect(triggers({ withReminders: true })).toEqual([
      [closing, '-P7D'],
      [closing, '-P1D'],
    ])
    expect(triggers()).toEqual([])
  })

  it('has each dated milestone for whole Paris days, also across a clock change', () => {
    const events = eventsOf(publicCall())
    const days = (key: string) => {
      const event = events.get(key)
      return [event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]
    }
    expect(days('oral')).toEqual([true, '2027-04-12', '2027-04-13'])
    expect(days('jury')).toEqual([true, '2027-03-27', '2027-03-30'])
    expect(events.get('jury')?.summary).toBe('Jury – Appel 7')
    expect([...events.keys()]).toEqual(['ouverture', 'cloture', 'oral', 'jury'])
  })

  it('links to the page that shows the call, or else to the site', () => {
    const url = (path: string | null) =>
      eventsOf(publicCall({ path })).get('ouverture')?.component.getFirstPropertyValue('url')
    expect(url('/participer')).toBe('https://mission.exemple.fr/participer')
    expect(url(null)).toBe('https://mission.exemple.fr/')
  })

  it('has the same bytes for the same calls, dated in UTC by the publication', () => {
    const source = callsCalendar([publicCall()], site)
    expect(callsCalendar([publicCall()], site)).toBe(source)
    expect(source.match(/^(DTSTAMP|LAST-MODIFIED):20261202T102030Z\r$/gm)).toHaveLength(8)
  })

  it('keeps the UID and raises SEQUENCE when the call is published again', () => {
    const first = eventsOf(publicCall()).get('cloture')!
    const moved = { ...publicCall().schedule, closesAt: new Date('2027-04-30T16:00:00Z') }
    const updatedAt = new Date('2026-12-02T10:20:31.400Z')
    const second = eventsOf(publicCall({ schedule: moved, updatedAt })).get('cloture')!
    expect(second.uid).toBe(first.uid)
    expect(second.sequence).toBe(first.sequence + 1)
    expect(second.startDate.toJSDate()).toEqual(moved.closesAt)
  })

  it('cancels the opening and the closing of a withdrawn announcement, with the same UIDs', () => {
    const status = (event?: ICAL.Event) => event?.component.getFirstPropertyValue('status')
    const before = eventsOf(publicCall())
    const withdrawnAt = new Date('2026-12-20T10:00:00Z')
    const withdrawn = { withdrawnAt, updatedAt: withdrawnAt, milestones: [] }
    const after = eventsOf(publicCall(withdrawn))
    expect([...after.keys()]).toEqual(['ouverture', 'cloture'])
    for (const [key, event] of after) {
      expect([status(before.get(key)), status(event)]).toEqual([null, 'CANCELLED'])
      expect(event.summary).toBe('Retrait de l’annonce – Appel 7')
      expect(event.sequence).toBeGreaterThan(before.get(key)!.sequence)
    }
  })

  it('keeps SEQUENCE a 32-bit integer for the lifetime of the site', () => {
    const far = eventsOf(publicCall({ updatedAt: new Date('2093-12-31T23:59:59Z') }))
    expect(far.get('cloture')!.sequence).toBeLessThan(2 ** 31)
    const early = eventsOf(publicCall({ updatedAt: new Date('2020-01-01T00:00:00Z') }))
    expect(early.get('cloture')!.sequence).toBe(0)
  })

  it('contains no date that an override contradicts, and nothing about the override', () => {
    const override = { to: 'closed', until: null, reason: 'Budget gelé', by: 'Camille' } as const
    const schedule = { ...publicCall().schedule, override }
    expect([...eventsOf(publicCall({ schedule })).keys()]).toEqual(['oral', 'jury'])
    const source = callsCalendar([publicCall({ schedule })], site)
    expect(source).not.toMatch(/Budget|Camille/)
  })

  it('keeps all characters of a name, on lines of at most 75 bytes', () => {
    const name = TRICKY_NAME.repeat(3)
    const call = publicCall({ name })
    const events = eventsOf(call)
    expect(events.get('ouverture')?.summary).toBe(`Ouverture de l’appel «\u00a0${name}\u00a0»`)
    expect(events.get('jury')?.summary).toBe(`Jury – ${name}`)
    const lines = callsCalendar([call], site).split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })

  it('drops the control characters that would make it unreadable', () => {
    const events = eventsOf(publicCall({ name: 'Ap\u0000pel\u0008 \ud800sept\u007f' }))
    expect(events.get('jury')?.summary).toBe('Jury – Appel sept')
  })

  it('has a name, which is escaped too', () => {
    const source = callsCalendar([], { ...site, name: 'Mission\n1, 2; fin' })
    expect(source).toContain('\r\nNAME:Appels à projets – Mission\\n1\\, 2\\; fin\r\n')
  })

  it('is valid without calls: properties first, then at least one component', () => {
    for (const calls of [[], [publicCall()]]) {
      const source = callsCalendar(calls, site)
      expect(source).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:[^]*END:VCALENDAR\r\n$/)
      expect(source.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1)
      const components = source.slice(source.indexOf('BEGIN:VTIMEZONE'))
      expect(components).toMatch(
        /^(BEGIN:(VTIMEZONE|VEVENT)\r\n[^]*?END:\2\r\n)+END:VCALENDAR\r\n$/,
      )
    }
    expect(parsed(callsCalendar([], site)).getAllSubcomponents('vevent')).toEqual([])
  })
})
