import { describe, expect, it } from '@jest/globals'

import { summarize } from '@/scripts/testing/jest'

const none = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
}

describe('the summary of runs', () => {
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
