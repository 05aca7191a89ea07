import { describe, expect, it } from '@jest/globals'

import { hasValue, valuesAt } from '@/call/of-document'

describe('the values of variables', () => {
  const CALL = {
    opensAt: '2027-01-04T08:00:00.000Z',
    closesAt: '2027-03-31T16:00:00.000Z',
    promotion: ' 7 ',
  }
  const FORCED = { overrideReason: 'Report.', overrideUntil: null }

  const at = (instant: string, call: object = CALL) => valuesAt(call, new Date(instant))

  it('contain the dates and the promotion of the call', () => {
    expect(at('2027-02-01T12:00:00Z')).toEqual({
      ouverture: 'le lundi 4\u00a0janvier\u00a02027 à\u00a09\u00a0h (heure de\u00a0Paris)',
      cloture: 'le mercredi 31\u00a0mars\u00a02027 à\u00a018\u00a0h (heure de\u00a0Paris)',
      promotion: '7',
      etat: 'ouvert',
    })
  })

  it('contain the last day of a call that closes at midnight', () => {
    const { cloture } = at('2027-02-01T12:00:00Z', { closesAt: '2027-03-31T22:00:00.000Z' })
    expect(cloture).toBe('le mercredi 31\u00a0mars\u00a02027 inclus (heure de\u00a0Paris)')
  })

  it.each([
    ['2027-01-04T07:59:59.999Z', {}, 'à venir'],
    ['2027-01-04T08:00:00.000Z', {}, 'ouvert'],
    ['2027-03-24T17:00:00.000Z', {}, 'bientôt clos'],
    ['2027-03-31T16:00:00.000Z', {}, 'clos'],
    ['2027-03-31T16:00:00.000Z', { closesAt: null }, 'ouvert en continu'],
    ['2027-02-01T12:00:00.000Z', { ...FORCED, override: 'closed' }, 'clos'],
    ['2030-01-01T00:00:00.000Z', { ...FORCED, override: 'open' }, 'ouvert'],
  ])('contain the state at %s of a call with %j: %s', (instant, more, state) => {
    expect(at(instant, { ...CALL, ...more }).etat).toBe(state)
  })

  it('are null for unknown dates and promotion, and without a call', () => {
    const nothing = { ouverture: null, cloture: null, promotion: null }
    expect(at('2027-02-01T12:00:00Z', { promotion: '  ' })).toEqual({ ...nothing, etat: 'à venir' })
    expect(valuesAt(null, new Date())).toEqual({ ...nothing, etat: null })
    expect(hasValue({ promotion: '  ' }, 'promotion')).toBe(false)
    expect(hasValue({}, 'etat')).toBe(true)
  })
})
