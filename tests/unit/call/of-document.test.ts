import { describe, expect, it } from '@jest/globals'

import { milestoneEnd } from '@/call/key-dates'
import { milestonesOf, scheduleOf, type CallFields } from '@/call/of-document'

describe('the schedule of a stored call', () => {
  it('has seven last days by default', () => {
    expect(scheduleOf({ closingSoonDays: null }).closingSoonDays).toBe(7)
    expect(scheduleOf({ closingSoonDays: 0 }).closingSoonDays).toBe(0)
  })

  it('has no fields that its reader may not see', () => {
    expect(scheduleOf({ override: 'open' }).override).toEqual({
      to: 'open',
      since: null,
      until: null,
      reason: null,
      by: null,
    })
  })

  it('names the user who forced it, by name or by email address, if the reader may see this', () => {
    const by = (overrideBy: unknown) =>
      scheduleOf({ override: 'open', overrideBy } as Partial<CallFields>).override?.by
    const email = 'camille@example.gouv.fr'
    expect(by({ name: 'Camille Durand', email })).toBe('Camille Durand')
    expect(by({ name: '', email })).toBe(email)
    expect(by({ id: 'un-compte' })).toBeNull()
    // The account is deleted, or was not read.
    expect([by(null), by('un-compte')]).toEqual([null, null])
  })

  it('accepts unfinished values of a form', () => {
    expect(scheduleOf({ opensAt: '', closesAt: 'demain' })).toMatchObject({
      opensAt: null,
      closesAt: null,
    })
  })
})

describe('milestones', () => {
  const stored = [
    { id: 'comites', label: 'Comités', kind: 'text' as const, text: 'tous les deux mois' },
    { label: 'Annonce', kind: 'day' as const, startsOn: '2027-05-09T22:00:00.000Z' },
    {
      label: 'Auditions',
      kind: 'period' as const,
      startsOn: '2027-04-11T22:00:00.000Z',
      endsOn: '2027-04-15T22:00:00.000Z',
    },
    { label: 'Sans date', kind: 'day' as const },
    { label: 'Sans mot', kind: 'text' as const },
    { label: '', kind: 'text' as const, text: 'un jour' },
    { label: 'Sans fin', kind: 'period' as const, startsOn: '2027-04-11T22:00:00.000Z' },
  ]
  const milestones = () => milestonesOf({ milestones: stored })

  it('are sorted by date, those without a date last; unfinished ones are left out', () => {
    expect(milestones().map(({ label }) => label)).toEqual(['Auditions', 'Annonce', 'Comités'])
  })

  it('keep their id, which a form may not have set yet', () => {
    expect(milestones().map(({ id }) => id)).toEqual(['', '', 'comites'])
  })

  it('end after their last day', () => {
    expect(milestones().map(milestoneEnd)).toEqual([
      new Date('2027-04-16T22:00:00.000Z'),
      new Date('2027-05-10T22:00:00.000Z'),
      null,
    ])
  })
})
