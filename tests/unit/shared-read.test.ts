import { describe, expect, it, jest } from '@jest/globals'
import { sharedRead } from '@/platform/revisions/read'
import { fc } from '@/tests/support/random-cases'

/** A read whose end, good or bad, the test decides. */
function heldRead() {
  const begun: { end: (value: string) => void; fail: (error: Error) => void }[] = []
  const ask = sharedRead(() => new Promise<string>((end, fail) => begun.push({ end, fail })))
  return { ask, begun }
}

/** Long enough for a read to begin: it waits for those who ask in the same turn of the event loop. */
const turn = async () => {
  for (let time = 0; time < 2; time++) await new Promise((resolve) => setImmediate(resolve))
}

describe('a shared read', () => {
  it('is one for all who ask in the same turn of the event loop', async () => {
    const { ask, begun } = heldRead()
    const answers = [ask(), Promise.resolve().then(ask), ask()]
    await turn()
    expect(begun).toHaveLength(1)
    begun[0]!.end('une fois')
    await expect(Promise.all(answers)).resolves.toEqual(['une fois', 'une fois', 'une fois'])
  })

  it('serves all who ask while one is under way with the next one', async () => {
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

  it('tells its error to those who share it, and to nobody else', async () => {
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

  it('does not wait for ever for a read that hangs', async () => {
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

  it('never gives what was true before it was asked for', async () => {
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
          // A database answers with what it held at any one moment of the read.
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
