import { describe, expect, it } from '@jest/globals'
import { acceptedWith } from '../../fixtures/source/source-file'

const callOf = (keys: Record<string, unknown>) => {
  const { call } = acceptedWith(keys).plan
  if (!call) throw new Error('a call is expected')
  return call
}

describe('the call of an imported page', () => {
  it.each([
    [true, { override: 'open', overrideReason: 'importé : ouvert' }],
    [false, { override: 'closed', overrideReason: 'importé : fermé' }],
  ])('open: %s forces the state and says why', (open, override) => {
    expect(callOf({ open })).toMatchObject(override)
  })

  it.each([
    ['Appel à projets EIG 7', '7'],
    ['La 8ème promotion recrute', '8'],
    ['La 1re promotion', null],
    ['Bientôt la promotion 6', '6'],
    ['La promotion 2024 recrute 30 EIG', null],
    ['Pour aller plus loin', null],
  ])('« %s » announces promotion %s', (title, promotion) => {
    const call = callOf({ wait: { title, desc: '' } })
    expect(call.promotion).toBe(promotion ?? '')
    expect(call.name).toBe(promotion ? `Appel à projets EIG ${promotion}` : 'Appel à projets')
  })

  it('believes the closed-call text before the steps, and the steps before the programme', () => {
    const program = 'promotion 1'
    const steps = 'promotion 2'
    expect(callOf({ program }).promotion).toBe('1')
    expect(callOf({ program, steps }).promotion).toBe('2')
    expect(callOf({ program, steps, wait: { title: 'Clos', desc: 'EIG 3' } }).promotion).toBe('3')
  })
})
