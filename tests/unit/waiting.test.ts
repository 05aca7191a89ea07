import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

import { keptWhileCurrent } from '@/platform/kept-while-current'
import { sharedRead } from '@/platform/revisions/read'
import { TooLate, within } from '@/platform/within'
import { fc } from '@/tests/support/random-cases'

describe('within', () => {
  const after = <Value>(ms: number, value: Value) =>
    new Promise<Value>((resolve) => setTimeout(resolve, ms, value))

  it('returns what settles in time, including a rejection', async () => {
    expect(await within(10_000, after(5, 'ici'))).toBe('ici')
    await expect(within(10_000, Promise.reject(new Error('refusé')))).rejects.toThrow('refusé')
  })

  it('rejects when the promise does not settle in time', async () => {
    await expect(within(40, new Promise(() => {}))).rejects.toBeInstanceOf(TooLate)
  })

  it('does not count the time in which this process was blocked', async () => {
    const answer = after(60, 'ici')
    const waiting = within(200, answer)
    const end = Date.now() + 400
    while (Date.now() < end);
    expect(await waiting).toBe('ici')
  })
})

describe('sharedRead', () => {
  /** A read that the test ends, with success or failure. */
  function heldRead() {
    const begun: { end: (value: string) => void; fail: (error: Error) => void }[] = []
    const ask = sharedRead(() => new Promise<string>((end, fail) => begun.push({ end, fail })))
    return { ask, begun }
  }

  /** Waits until a read starts: it waits for callers in the same turn of the event loop. */
  const turn = async () => {
    for (let time = 0; time < 2; time++) await new Promise((resolve) => setImmediate(resolve))
  }

  it('reads once for all callers in the same turn of the event loop', async () => {
    const { ask, begun } = heldRead()
    const answers = [ask(), Promise.resolve().then(ask), ask()]
    await turn()
    expect(begun).toHaveLength(1)
    begun[0]!.end('une fois')
    await expect(Promise.all(answers)).resolves.toEqual(['une fois', 'une fois', 'une fois'])
  })

  it('serves callers that come during a read with the next read', async () => {
    const { ask, begun } = heldRead()
    const first = ask()
    await turn()
    const others = [ask(), ask(), ask()]
    await turn()
    expect(begun).toHaveLength(1)

    begun[0]!.end('avant')
    await turn()
    expect(begun).toHaveLength(2)
    begun[1]!.end('après')
    await expect(first).resolves.toBe('avant')
    await expect(Promise.all(others)).resolves.toEqual(['après', 'après', 'après'])
  })

  it('rejects only the callers that share the failed read', async () => {
    const { ask, begun } = heldRead()
    const first = ask()
    await turn()
    const second = ask()
    begun[0]!.fail(new Error('base arrêtée'))
    await expect(first).rejects.toThrow('base arrêtée')
    await turn()
    begun[1]!.end('après')
    await expect(second).resolves.toBe('après')
  })

  it('does not wait forever for a read that hangs', async () => {
    const { ask, begun } = heldRead()
    jest.useFakeTimers({ doNotFake: ['setImmediate'] })
    try {
      void ask()
      await turn()
      const second = ask()
      await jest.advanceTimersByTimeAsync(1_000)
      await turn()
      begun[1]!.end('après')
      await expect(second).resolves.toBe('après')
    } finally {
      jest.useRealTimers()
    }
  })

  it('never returns a value from before the call', async () => {
    const steps = fc.array(fc.constantFrom('commit', 'ask', 'pass', 'read', 'end'), {
      minLength: 1,
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        let committed = 0
        const running: { value: number | null; end: (value: number) => void }[] = []
        const ask = sharedRead(
          () => new Promise<number>((end) => running.push({ value: null, end })),
        )
        const asked: { since: number; answer: Promise<number> }[] = []
        const look = () => running.forEach((read) => (read.value ??= committed))
        const finish = () => running.splice(0).forEach((read) => read.end(read.value ?? committed))
        for (const step of sequence) {
          if (step === 'commit') committed++
          if (step === 'ask') asked.push({ since: committed, answer: ask() })
          if (step === 'pass') await turn()
          // A database answers with what it contained at one moment of the read.
          if (step === 'read') look()
          if (step === 'end') finish()
        }
        for (let rest = 0; rest < 3; rest++) {
          await turn()
          finish()
        }
        for (const { since, answer } of asked) expect(await answer).toBeGreaterThanOrEqual(since)
      }),
    )
  })
})

describe('keptWhileCurrent', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  /** A site whose content does not change. */
  const site = () => {
    const execute = () => Promise.resolve({ rows: [{ id: 'a', around: 1 }] })
    return { db: { name: 'sqlite', drizzle: { $client: { execute } } } } as unknown as Payload
  }
  const never = () => new Promise<string>(() => {})

  it('reads once while the content does not change', async () => {
    const read = jest.fn(() => Promise.resolve('lu'))
    const kept = keptWhileCurrent(read)
    const payload = site()
    expect([await kept(payload), await kept(payload)]).toEqual(['lu', 'lu'])
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('gives up on a read that hangs, and reads again for the next caller', async () => {
    const read = jest
      .fn<() => Promise<string>>()
      .mockImplementationOnce(never)
      .mockResolvedValue('lu ensuite')
    const kept = keptWhileCurrent(read)
    const payload = site()
    const hung = kept(payload).catch((error: unknown) => error)
    while (!read.mock.calls.length) await new Promise((resolve) => setImmediate(resolve))
    await jest.advanceTimersByTimeAsync(30_000)
    expect(await hung).toBeInstanceOf(TooLate)
    expect(await kept(payload)).toBe('lu ensuite')
  })
})
