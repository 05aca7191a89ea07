import { describe, expect, it } from '@jest/globals'

import { type Measure, verdict } from '@/tools/bench/measure'

const measure = (value: number, atMost: number | null): Measure => ({
  part: 'bytes',
  what: 'first visit',
  database: null,
  value,
  unit: 'kB',
  budget: atMost === null ? null : { atMost },
})

describe('the verdict of a run', () => {
  it('is good when each budget is met and each part was measured', () => {
    const met = [measure(3, 4), measure(9, null)]
    expect(verdict(met, [])).toEqual({ line: 'All budgets met', isSuccess: true })
  })

  it('counts the budgets that are missed', () => {
    const { line, isSuccess } = verdict([measure(5, 4), measure(3, 4), measure(6, 4)], [])
    expect([line, isSuccess]).toEqual(['2 budgets missed', false])
  })

  it('is bad when a part crashed, though no budget is missed, and names it', () => {
    const { line, isSuccess } = verdict([measure(3, 4)], ['load, mongodb'])
    expect([line, isSuccess]).toEqual(['not measured: load, mongodb', false])
  })
})
