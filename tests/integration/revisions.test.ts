import { beforeEach, describe, expect, it } from '@jest/globals'
import { pruneMarks } from '@/platform/revisions/record'
import { currentRevision } from '@/platform/revisions/read'
import { cases, fc } from '@/tests/support/random-cases'

import { testSite } from '../support/payload'

const MINUTE_MS = 60_000
const START = Date.parse('2027-02-01T12:00:00.000Z')

const site = await testSite()
beforeEach(() =>
  site.payload.db.deleteMany({ collection: 'revisions', where: { id: { exists: true } } }),
)

/** Adds a mark dated `minutes` after the start. */
const mark = async (minutes: number): Promise<void> => {
  const date = new Date(START + minutes * MINUTE_MS).toISOString()
  await site.payload.db.create({
    collection: 'revisions',
    data: { createdAt: date, updatedAt: date },
  })
}
const revision = () => currentRevision(site.payload)
/** Prunes the marks as if it were `minutes` after the start. */
const prune = (minutes: number) => pruneMarks(site.payload, START + minutes * MINUTE_MS)
const marks = async () => (await site.payload.count({ collection: 'revisions' })).totalDocs

describe('the revision of the content', () => {
  it('is empty before the first mark, and stays the same until the next one', async () => {
    expect(await revision()).toBe('')
    await mark(0)
    const first = await revision()
    expect(first).not.toBe('')
    expect(await revision()).toBe(first)
  })

  it('moves at a mark dated before the newest one', async () => {
    await mark(10)
    const before = await revision()
    await mark(9)
    expect(await revision()).not.toBe(before)
  })

  it('moves at each mark of a long import too', async () => {
    for (let number = 0; number < 130; number++) await mark(number / 10)
    const before = await revision()
    await mark(0.5)
    expect(await revision()).not.toBe(before)
  })

  it('does not move when old marks are deleted, and never repeats', async () => {
    // Marks appear in any order within an hour. One instance sometimes prunes them, in any order with the others.
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -50, max: 90 }) },
      { weight: 1, arbitrary: fc.constant('prune' as const) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await site.payload.db.deleteMany({
          collection: 'revisions',
          where: { id: { exists: true } },
        })
        const seen = new Set([await revision()])
        let now = 0
        for (const each of steps) {
          const before = await revision()
          if (each === 'prune') {
            await prune(now)
            expect(await revision()).toBe(before)
            continue
          }
          await mark(now + each)
          now = Math.max(now, now + each)
          const after = await revision()
          expect(seen).not.toContain(after)
          seen.add(after)
        }
      }),
      { numRuns: cases(10) },
    )
  })

  it('keeps only the marks that it counts', async () => {
    for (const minutes of [0, 30, 59, 61, 119]) await mark(minutes)
    const before = await revision()
    await prune(119)
    expect(await marks()).toBe(2)
    expect(await revision()).toBe(before)

    await mark(2_000)
    await prune(2_000)
    expect(await marks()).toBe(1)
    expect(await revision()).not.toBe('')
  })

  it('moves at every publication and unpublication after a mark from a clock that was hours ahead', async () => {
    const { payload } = site
    await mark(0)
    const ahead = new Date(Date.now() + 120 * MINUTE_MS).toISOString()
    await payload.db.create({
      collection: 'revisions',
      data: { createdAt: ahead, updatedAt: ahead },
    })
    const seen = [await revision()]
    const criterion = { name: 'Utile', description: 'Sert', _status: 'published' } as const
    const { id } = await payload.create({ collection: 'criteria', data: criterion })
    seen.push(await revision())
    await payload.update({ collection: 'criteria', id, data: { _status: 'draft' } })
    seen.push(await revision())
    await payload.delete({ collection: 'criteria', id })
    seen.push(await revision())
    await pruneMarks(payload)
    seen.push(await revision())
    await payload.create({ collection: 'criteria', data: criterion })
    seen.push(await revision())
    expect(new Set(seen).size).toBe(6)
  })

  it('moves again after a mark from a clock that was days ahead', async () => {
    await mark(0)
    const before = await revision()
    await mark(3 * 24 * 60)
    const frozen = await revision()
    await mark(1)
    expect(await revision()).toBe(frozen)

    await prune(2)
    const seen = [before, frozen, await revision()]
    expect(new Set(seen).size).toBe(3)
    await mark(3)
    expect(seen).not.toContain(await revision())
    await prune(4)
    expect(await marks()).toBe(4)
  })
})

it('the revision moves with what visitors see, and not with a draft that they never saw', async () => {
  const { payload } = site
  const moved = async (work: () => Promise<unknown>) => {
    const before = await marks()
    await work()
    return (await marks()) > before
  }
  const collection = 'criteria'
  const criterion = (name: string) => ({ name, description: 'Un an, dans une équipe.' })
  let id = ''
  const create = async () => {
    const data = { ...criterion('Durée'), _status: 'draft' as const }
    ;({ id } = await payload.create({ collection, draft: true, data }))
  }
  const save = (name: string) =>
    payload.update({ collection, id, draft: true, data: criterion(name) })
  const become = (_status: 'draft' | 'published') =>
    payload.update({ collection, id, data: { _status } })

  expect([await moved(create), await moved(() => save('La durée'))]).toEqual([false, false])
  expect(await moved(() => become('published'))).toBe(true)
  expect(await moved(() => save('Durées'))).toBe(false)
  expect(await moved(() => become('draft'))).toBe(true)
  expect(await moved(() => save('Une durée'))).toBe(false)
  expect(await moved(() => payload.delete({ collection, id }))).toBe(true)
})
