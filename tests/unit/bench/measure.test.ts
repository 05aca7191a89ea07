import { describe, expect, it } from '@jest/globals'

import { type Budget, inTurn, rowOf, isWithin, median } from '@/tools/bench/measure'
import { parseOptions } from '@/tools/bench/options'

const measure = (value: number, budget: Budget | null) => ({
  part: 'load',
  what: 'cached ÷ uncached',
  database: 'sqlite' as const,
  value,
  unit: '',
  budget,
})

describe('a measure', () => {
  it.each([
    [5, { atLeast: 5 }, true],
    [4.99, { atLeast: 5 }, false],
    [5, { atMost: 5 }, true],
    [5.01, { atMost: 5 }, false],
    [NaN, { atLeast: 5 }, false],
    [NaN, { atMost: 5 }, false],
    [0, null, true],
  ])('of %p is held to its budget %p: %p', (value, budget, expected) => {
    expect(isWithin(measure(value, budget))).toBe(expected)
  })

  it('stands in the table with its verdict', () => {
    expect(rowOf(measure(4.987, { atLeast: 5 }))).toMatchObject({
      database: 'sqlite',
      what: 'cached ÷ uncached',
      value: '4.99',
      budget: '≥ 5',
      verdict: 'MISSED',
    })
    expect(rowOf(measure(6, { atLeast: 5 })).verdict).toBe('ok')
    expect(rowOf(measure(12345, null))).toMatchObject({ value: '12345', budget: '', verdict: '' })
  })
})

describe('the median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([8, 1, 5, 3])).toBe(4)
    expect(median([])).toBeNaN()
  })
})

describe('rounds', () => {
  it('measure each thing in turn, and do not count the first', async () => {
    const order: string[] = []
    const note = (name: string) => (isWarmUp: boolean) => {
      order.push(name)
      return Promise.resolve(isWarmUp ? 'warm-up' : name)
    }
    expect(await inTurn(2, { a: note('a'), b: note('b') })).toEqual({
      a: ['a', 'a'],
      b: ['b', 'b'],
    })
    expect(order.join('')).toBe('ababab')
  })
})

describe('the options', () => {
  it('name parts and databases, in the order they are measured', () => {
    const options = parseOptions(['--only', 'memory,bytes', '--db', 'mongodb', '--rounds', '1'])
    expect(options).toMatchObject({
      only: ['bytes', 'memory'],
      db: ['mongodb'],
      rounds: 1,
      documents: [10, 1000, 10000],
    })
  })

  it.each([
    ['--only', 'speed'],
    ['--db', 'postgres'],
    ['--rounds', '0'],
    ['--documents', '10,many'],
  ])('refuse %s %s', (...args) => {
    expect(() => parseOptions(args)).toThrow(args[0].slice(2))
  })
})
