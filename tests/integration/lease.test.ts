import { describe, expect, it, jest } from '@jest/globals'

import { releaseLease, takeLease } from '@/platform/database/lease'
import { testSite } from '@/tests/support/payload'

const LONG_MS = 60_000
const ROUNDS = 50

const { payload } = await testSite()

const take = (name: string, holder: string, ms = LONG_MS) =>
  takeLease(payload, { name, holder }, ms)
/** Creates an expired lease, as left by a holder that died at work. */
async function expired(name: string, holder: string): Promise<void> {
  expect(await take(name, holder)).toBe(true)
  await payload.update({
    collection: 'leases',
    where: { holder: { equals: holder } },
    data: { expiresAt: new Date().toISOString() },
  })
}
/** Runs `task` with a clock that is `ms` ahead, then sets the clock right. */
async function withClockAhead(ms: number, task: () => Promise<unknown>): Promise<void> {
  const now = jest.spyOn(Date, 'now').mockImplementation(() => new Date().getTime() + ms)
  await task().finally(() => now.mockRestore())
}
const winners = (results: boolean[]) => results.filter(Boolean).length

describe('two requests for a lease at the same time', () => {
  it(`give a new lease to exactly one caller, in ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const name = `new-${round}`
      expect(winners(await Promise.all([take(name, 'a'), take(name, 'b')]))).toBe(1)
    }
  })

  it(`give an expired lease to exactly one caller, in ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await expired('old', `dead${round}`)
      const [a, b] = [`a${round}`, `b${round}`]
      expect(winners(await Promise.all([take('old', a), take('old', b)]))).toBe(1)
      for (const holder of [a, b]) await releaseLease(payload, { name: 'old', holder })
    }
  })
})

describe('a lease', () => {
  it('is refused to others while it is held, and renewed for its holder', async () => {
    expect(await take('held', 'a')).toBe(true)
    expect(await take('held', 'b')).toBe(false)
    expect(await take('held', 'a')).toBe(true)
  })

  it('goes to the next caller once it has expired, and no longer to its former holder', async () => {
    await expired('stolen', 'a')
    expect(await take('stolen', 'b')).toBe(true)
    expect(await take('stolen', 'a')).toBe(false)
    await releaseLease(payload, { name: 'stolen', holder: 'a' })
    expect(await take('stolen', 'a')).toBe(false)
  })

  it('leaves only its last hundred numbers in the database', async () => {
    for (let round = 0; round < 120; round++) await take('long', 'a')
    const { totalDocs } = await payload.count({
      collection: 'leases',
      where: { name: { like: 'long' } },
    })
    expect(totalDocs).toBe(100)
    expect(await take('long', 'b')).toBe(false)
  })

  it('is free as soon as it is released', async () => {
    await take('released', 'a')
    await releaseLease(payload, { name: 'released', holder: 'a' })
    expect(await take('released', 'b')).toBe(true)
  })

  it('is free as soon as it is released, even with a clock that is ahead', async () => {
    await take('freed-early', 'a')
    await withClockAhead(LONG_MS, () => releaseLease(payload, { name: 'freed-early', holder: 'a' }))
    expect(await take('freed-early', 'b')).toBe(true)
  })

  it('does not block other callers if it was taken while the clock was an hour ahead', async () => {
    await withClockAhead(3_600_000, () => take('far', 'dead'))
    expect(await take('far', 'a')).toBe(true)
    expect(await take('far', 'b')).toBe(false)
  })

  it('is kept by a holder whose clock is slightly ahead', async () => {
    await withClockAhead(LONG_MS / 10, () => take('near', 'a'))
    expect(await take('near', 'b')).toBe(false)
  })
})
