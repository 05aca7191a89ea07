import { describe, expect, it } from '@jest/globals'

import { summarize } from '@/scripts/testing/jest'
import type { Measure } from '@/tools/bench/measure'
import { verdict } from '@/tools/bench/measure'
import { expectKept, keptWords } from '@/tools/upgrade/kept'

describe('the summary of runs', () => {
  const none = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  }

  it('counts them together, and fails with the one that fails', () => {
    const [two, three] = [2, 3].map((numPassedTests) => ({ ...none, numPassedTests }))
    expect(summarize([two!, three!])).toEqual({ line: '5 passed, 0 failed', isSuccess: true })
    expect(summarize([two!, none])).toMatchObject({ isSuccess: true })
    expect(summarize([two!, null])).toEqual({ line: '2 passed, 1 failed', isSuccess: false })
  })

  it('is a success when tests ran and none failed, skipped ones told', () => {
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

  it('is a failure when a test failed, a file did not load, nothing ran or Jest broke', () => {
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

describe('the verdict of a run', () => {
  const measure = (value: number, atMost?: number): Measure => ({
    what: 'first visit',
    value,
    atMost,
  })

  it('is good when each budget is met and each part was measured', () => {
    const met = [measure(3, 4), measure(9)]
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

describe('the rehearsal of an upgrade', () => {
  const page = (audit: string) =>
    `<main><section class="eig-section eig-prose"><h2>État</h2>${audit}</section><section class="eig-section"><p>Suite</p></section></main>`
  const before = page('<p>Ce site est <strong>non conforme</strong>.</p><p>48 sur 49.</p>')
  const kept = (html: string) => () =>
    expectKept(new Map([['/a', keptWords(before)]]), new Map([['/a', keptWords(html)]]), 'It')

  it('takes other figures of the audit, which are of the program, for no loss', () => {
    const others =
      '<p>Le site <a href="/">https://exemple.gouv.fr</a> est <strong>conforme</strong>.</p><p>52 sur 54.</p>'
    expect(kept(page(others))).not.toThrow()
  })

  it('tells what is lost beside them', () => {
    expect(kept(before.replace('Suite', ''))).toThrow(/lost of .*Suite/)
    expect(kept(before.replace('État', ''))).toThrow(/lost of .*État/)
  })
})
