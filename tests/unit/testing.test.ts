import { describe, expect, it } from '@jest/globals'

import { summarize } from '@/scripts/testing/jest'
import type { Measure } from '@/tools/bench/measure'
import { verdict } from '@/tools/bench/measure'
import { expectKept, keptWords } from '@/tools/upgrade/kept'

describe('the summary of test runs', () => {
  const none = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  }

  it('adds up the runs, and fails when one of them fails', () => {
    const [two, three] = [2, 3].map((numPassedTests) => ({ ...none, numPassedTests }))
    expect(summarize([two!, three!])).toEqual({ line: '5 passed, 0 failed', isSuccess: true })
    expect(summarize([two!, none])).toMatchObject({ isSuccess: true })
    expect(summarize([two!, null])).toEqual({ line: '2 passed, 1 failed', isSuccess: false })
  })

  it('is a success when tests ran and none failed, and counts skipped tests', () => {
    expect(summarize([{ ...none, numPassedTests: 3 }])).toEqual({
      line: '3 passed, 0 failed',
      isSuccess: true,
    })
    expect(
      summarize([{ ...none, numPassedTests: 3, numPendingTests: 1, numTodoTests: 1 }]),
    ).toEqual({
      line: '3 passed, 0 failed, 2 skipped',
      isSuccess: true,
    })
  })

  it('is a failure when a test failed, a file did not load, nothing ran or Jest crashed', () => {
    const some = { ...none, numPassedTests: 3 }
    expect(summarize([{ ...some, numFailedTests: 2 }])).toMatchObject({
      line: '3 passed, 2 failed',
      isSuccess: false,
    })
    expect(summarize([{ ...some, numRuntimeErrorTestSuites: 1 }])).toMatchObject({
      line: '3 passed, 1 failed',
      isSuccess: false,
    })
    expect(summarize([none]).isSuccess).toBe(false)
    expect(summarize([null]).isSuccess).toBe(false)
  })
})

describe('the verdict of a benchmark', () => {
  const measure = (value: number, atMost?: number): Measure => ({
    what: 'first visit',
    value,
    atMost,
  })

  it('is a success when each budget is met and each part was measured', () => {
    const met = [measure(3, 4), measure(9)]
    expect(verdict(met, [])).toEqual({ line: 'All budgets met', isSuccess: true })
  })

  it('counts the missed budgets', () => {
    const { line, isSuccess } = verdict([measure(5, 4), measure(3, 4), measure(6, 4)], [])
    expect([line, isSuccess]).toEqual(['2 budgets missed', false])
  })

  it('is a failure that names the part when a part crashed, even if no budget is missed', () => {
    const { line, isSuccess } = verdict([measure(3, 4)], ['load, mongodb'])
    expect([line, isSuccess]).toEqual(['not measured: load, mongodb', false])
  })
})

describe('the rehearsal of an upgrade', () => {
  const page = (audit: string) =>
    `<main><section class="eig-section eig-prose"><h2>État</h2>${audit}</section><section class="eig-section"><p>Suite</p></section></main>`
  const before = page('<p>Ce site est <strong>non conforme</strong>.</p><p>48 sur 49.</p>')
  const kept = (html: string) => () =>
    expectKept(new Map([['/a', keptWords(before)]]), new Map([['/a', keptWords(html)]]), 'It')

  it('accepts new figures of the audit, which belong to the program', () => {
    const others =
      '<p>Le site <a href="/">https://exemple.gouv.fr</a> est <strong>conforme</strong>.</p><p>52 sur 54.</p>'
    expect(kept(page(others))).not.toThrow()
  })

  it('reports other lost content', () => {
    expect(kept(before.replace('Suite', ''))).toThrow(/lost of .*Suite/)
    expect(kept(before.replace('État', ''))).toThrow(/lost of .*État/)
  })
})
