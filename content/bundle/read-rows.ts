import type { Payload, PayloadRequest, Where } from 'payload'

import { SCHEDULED } from '@/editing/scheduled-publishing/job'

import { JOBS, type Part } from './parts'

/** A document or version as the database adapter gives it: relations as ids. */
export type Row = Record<string, unknown> & { id: string }

/** `req`: whose transaction reads. */
export type Reader = { payload: Payload; req: PayloadRequest }

const OLDEST_FIRST = ['createdAt', 'id']
/** So that one query's answer, of pages with all their sections, stays small in memory. */
const BATCH = 50

/** What tells a row and its state. `updatedAt`: ISO. */
export type Mark = { id: string; updatedAt: string }

/** Every row of `part`, oldest first: those in the trash too, and of the jobs those that are not done. */
export async function marksOf({ payload, req }: Reader, part: Part): Promise<Mark[]> {
  const all = { limit: 0, pagination: false, sort: OLDEST_FIRST, req }
  const select = { id: true, updatedAt: true } as const
  switch (part.kind) {
    case 'documents': {
      const where: Where = part.slug === JOBS ? SCHEDULED : {}
      return marksIn(await payload.db.find({ ...all, collection: part.slug, where, select }))
    }
    case 'versions':
      return marksIn(await payload.db.findVersions({ ...all, collection: part.slug, select }))
    case 'globalVersions':
      return marksIn(await payload.db.findGlobalVersions({ ...all, global: part.slug, select }))
    case 'global': {
      const { updatedAt } = await globalOf({ payload, req }, part.slug)
      return updatedAt ? marksIn({ docs: [{ id: part.slug, updatedAt }] }) : []
    }
    default:
      return part satisfies never
  }
}

const marksIn = ({ docs }: { docs: object[] }): Mark[] =>
  (docs as Row[]).map(({ id, updatedAt }) => ({
    id: String(id),
    updatedAt: new Date(updatedAt as string).toISOString(),
  }))

/** The rows that `ids` name, in their order. Throws when one is not there any more. */
export async function* rowsOf(reader: Reader, part: Part, ids: string[]): AsyncGenerator<Row> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    const rows = new Map((await read(reader, part, batch)).map((row) => [String(row.id), row]))
    for (const id of batch) {
      const row = rows.get(id)
      if (!row) throw new Error(`${part.path} : ${id} a disparu pendant la lecture.`)
      yield row
    }
  }
}

async function read({ payload, req }: Reader, part: Part, ids: string[]): Promise<Row[]> {
  const these = { where: { id: { in: ids } }, limit: 0, pagination: false, req }
  switch (part.kind) {
    case 'documents':
      return (await payload.db.find<Row>({ ...these, collection: part.slug })).docs
    case 'versions':
      return rowsIn(await payload.db.findVersions({ ...these, collection: part.slug }))
    case 'globalVersions':
      return rowsIn(await payload.db.findGlobalVersions({ ...these, global: part.slug }))
    case 'global':
      return [{ ...(await globalOf({ payload, req }, part.slug)), id: part.slug }]
    default:
      return part satisfies never
  }
}

const rowsIn = ({ docs }: { docs: object[] }): Row[] => docs as Row[]

/** Empty when it was never saved: one adapter says null, the other an empty object. */
async function globalOf({ payload, req }: Reader, slug: string): Promise<Record<string, unknown>> {
  return (await payload.db.findGlobal<Record<string, unknown>>({ slug, req })) ?? {}
}
