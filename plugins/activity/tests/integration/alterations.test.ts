import { randomBytes } from 'node:crypto'

import { beforeEach, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'

import { lineDigest } from '@/plugins/activity/log/digest'
import { LATE_MS, sealLines } from '@/plugins/activity/seals/seal'
import { trimLog } from '@/plugins/activity/seals/trim'
import { verifyLog } from '@/plugins/activity/seals/verify'
import { testSite } from '@/tests/support/payload'
import { fc } from '@/tests/support/random-cases'

const site = await testSite()
const { payload } = site
const { db } = payload

const LOG = ['activity', 'activity-seals', 'payload-kv'] as const
type Table = (typeof LOG)[number]
type Row = { id: string } & Record<string, unknown>

const rowsOf = async (collection: CollectionSlug): Promise<Row[]> =>
  (await db.find<Row>({ collection, pagination: false, sort: 'id' })).docs

const newId = () => randomBytes(12).toString('hex')
const create = (collection: Table, { id, ...data }: Row) =>
  db.create({ collection, customID: id, data: data })
const change = (collection: Table, id: string, data: object) =>
  db.updateOne({ collection, id, data: data as never })
const remove = (collection: Table, ids: string[]) =>
  db.deleteMany({ collection, where: { id: { in: ids } } })

/** Adds a line as the site writes it. */
async function addLine(title: string, at = new Date()): Promise<void> {
  const id = newId()
  const deed = { action: 'published', subject: 'pages', about: `pages/${title}`, title }
  const line = { id, at: at.toISOString(), actor: 'ada', actorName: 'Ada Lovelace', ...deed }
  await create('activity', { ...line, digest: lineDigest(line, payload.config.secret) })
}

/** Three seals of three lines. */
async function fill(): Promise<void> {
  for (let seal = 0; seal < 3; seal++) {
    for (let line = 0; line < 3; line++) await addLine(`Page ${seal}${line}`)
    await sealLines(payload)
  }
}

async function empty(): Promise<void> {
  for (const collection of LOG) await db.deleteMany({ collection, where: {} })
}

const faults = async (head?: string) => (await verifyLog(payload, head)).faults

beforeEach(async () => {
  await empty()
  await fill()
})

describe('an untouched log', () => {
  it('passes, also with lines that are not sealed yet, and after more seals', async () => {
    await addLine('Neuve')
    expect(await verifyLog(payload)).toMatchObject({ faults: [], lines: 10, waiting: 1 })
    await sealLines(payload)
    const { faults, head, waiting } = await verifyLog(payload)
    expect([faults, waiting]).toEqual([[], 0])
    expect(await verifyLog(payload, head)).toMatchObject({ faults: [] })
  })

  it('passes when a line commits after a seal that is newer than it', async () => {
    await addLine('Tardive', new Date(Date.now() - LATE_MS / 2))
    expect(await verifyLog(payload)).toMatchObject({ faults: [], waiting: 1 })
    await sealLines(payload)
    expect(await verifyLog(payload)).toMatchObject({ faults: [], waiting: 0 })
  })
})

/** One field of one row gets another value; the fields come from the schema. */
const fieldChange = fc.record({
  table: fc.constantFrom(...LOG.slice(0, 2)),
  row: fc.nat(),
  field: fc.nat(),
  text: fc.string({ minLength: 1 }).filter((text) => !text.includes('\0')),
  number: fc.integer({ min: 100, max: 10_000 }),
})

const alteration = fc.oneof(
  { weight: 6, arbitrary: fieldChange.map((how) => ({ kind: 'field' as const, ...how })) },
  ...(['deleteLine', 'copyLine', 'forgeLine', 'deleteSeal', 'ends', 'deleteEnds'] as const).map(
    (kind) => ({ weight: 1, arbitrary: fc.record({ kind: fc.constant(kind), row: fc.nat() }) }),
  ),
  {
    weight: 2,
    arbitrary: fc
      .record({ table: fc.constantFrom(...LOG.slice(0, 2)), one: fc.nat(8), other: fc.nat(8) })
      .map((how) => ({ kind: 'swap' as const, ...how })),
  },
)
type Alteration = typeof alteration extends fc.Arbitrary<infer Value> ? Value : never

/** Makes the alteration in the database; false if it would change nothing. */
async function alter(how: Alteration): Promise<boolean> {
  const lines = await rowsOf('activity')
  const seals = await rowsOf('activity-seals')
  const pick = (rows: Row[], at: number) => rows[at % rows.length]!
  switch (how.kind) {
    case 'field': {
      const row = pick(how.table === 'activity' ? lines : seals, how.row)
      const fields = payload.collections[how.table as 'activity'].config.flattenedFields.filter(
        ({ name }) => name !== 'id',
      )
      const { name, type } = fields[how.field % fields.length]!
      const values: Record<string, unknown> = {
        date: new Date(Date.parse('2026-01-01T00:00:00Z') + how.number).toISOString(),
        number: how.number,
      }
      const value = values[type] ?? how.text.toWellFormed()
      if (row[name] === value) return false
      await change(how.table, row.id, { [name]: value })
      return true
    }
    case 'deleteLine':
      await remove('activity', [pick(lines, how.row).id])
      return true
    case 'copyLine':
      await create('activity', { ...pick(lines, how.row), id: newId() })
      return true
    case 'forgeLine': {
      const at = new Date().toISOString()
      await create('activity', { ...pick(lines, how.row), id: newId(), at, actorName: 'Eve' })
      return true
    }
    case 'deleteSeal':
      await remove('activity-seals', [pick(seals, how.row).id])
      return true
    case 'ends': {
      const [ends] = await rowsOf('payload-kv')
      const data = structuredClone(ends!.data) as { ends: Record<string, unknown> }
      const name = ['first', 'last'][how.row % 2]!
      data.ends[name] = Number(data.ends[name]) + 1
      await change('payload-kv', ends!.id, { data })
      return true
    }
    case 'deleteEnds':
      await db.deleteMany({ collection: 'payload-kv', where: {} })
      return true
    case 'swap': {
      const rows = how.table === 'activity' ? lines : seals
      const [one, other] = [pick(rows, how.one), pick(rows, how.other)]
      if (one.id === other.id) return false
      await remove(how.table, [one.id, other.id])
      await create(how.table, { ...one, id: other.id })
      await create(how.table, { ...other, id: one.id })
      return true
    }
  }
}

it('detects 100 random alterations made in the database', async () => {
  const whole = new Map<Table, Row[]>()
  for (const table of LOG) whole.set(table, await rowsOf(table))
  let made = 0
  await fc.assert(
    fc.asyncProperty(alteration, async (how) => {
      if (!(await alter(how))) fc.pre(false)
      made += 1
      expect(await faults()).not.toEqual([])
      await empty()
      for (const [table, rows] of whole) for (const row of rows) await create(table, row)
      expect(await faults()).toEqual([])
    }),
  )
  expect(made).toBeGreaterThanOrEqual(100)
}, 300_000)

describe('the end of the log', () => {
  it('cannot be removed without a trace: the log of the server has its digest', async () => {
    const { head } = await verifyLog(payload)
    const [last] = (await rowsOf('activity-seals')).filter(({ number }) => number === 3)
    const ids = String(last!.lines)
      .split(' ')
      .map((line) => line.split(':')[0]!)
    await remove('activity-seals', [last!.id])
    await remove('activity', ids)
    expect(await faults()).toEqual([expect.stringContaining('Le sceau n° 3 a été supprimé')])

    await empty()
    await fill()
    expect(await faults()).toEqual([])
    expect(await faults(head)).toEqual([expect.stringContaining(`l’empreinte ${head}`)])
  })

  it('stays broken after more seals', async () => {
    const [last] = (await rowsOf('activity-seals')).filter(({ number }) => number === 3)
    await remove('activity-seals', [last!.id])
    await db.deleteMany({ collection: 'payload-kv', where: {} })
    await sealLines(payload)
    await addLine('Après')
    await sealLines(payload)
    expect(await faults()).toContain('Le sceau n° 3 ne suit pas celui qui le précède.')
  })
})

describe('a log older than the time it is kept', () => {
  const IN_A_YEAR = new Date(Date.now() + 366 * 24 * 3_600_000)

  it('loses its old seals and lines, and the rest still passes', async () => {
    const [, second] = await rowsOf('activity-seals').then((rows) =>
      rows.toSorted((a, b) => Number(a.number) - Number(b.number)),
    )
    // The months before the third seal are over.
    const now = new Date(Date.parse(String(second!.at)) + 1)
    now.setUTCMonth(now.getUTCMonth() + 6)
    await trimLog(payload, now)
    const kept = await rowsOf('activity-seals')
    expect(kept.map(({ number }) => number)).toEqual([3])
    expect(await rowsOf('activity')).toHaveLength(3)
    expect(await faults()).toEqual([])
    await remove('activity-seals', [kept[0]!.id])
    expect(await faults()).toContain('Le sceau n° 3 a été supprimé.')
  })

  it('becomes empty, and goes on with the next number', async () => {
    await trimLog(payload, IN_A_YEAR)
    for (const table of ['activity', 'activity-seals'] as const) {
      expect(await rowsOf(table)).toEqual([])
    }
    await addLine('Suite')
    await sealLines(payload)
    expect((await rowsOf('activity-seals')).map(({ number }) => number)).toEqual([4])
    expect(await faults()).toEqual([])
  })

  it('is kept for the whole time', async () => {
    const now = new Date()
    now.setUTCMonth(now.getUTCMonth() + 5)
    await trimLog(payload, now)
    expect(await rowsOf('activity')).toHaveLength(9)
  })
})
