import { NotKept } from '@/content/not-kept'

import type { Manifest } from './manifest'
import type { Part } from './parts'
import { portable, SAME } from './portable'
import { marksOf, rowsOf, type Reader, type Row } from './read-rows'

/** What `fill` published, of a part. */
export type Published = { part: Part; id: string; updatedAt: string }

/** Reads back what `expected` should have made, and throws at the first row that is absent or says anything else. */
export async function verifyRows(reader: Reader, part: Part, expected: Row[]): Promise<void> {
  const wanted = expected.values()
  for await (const row of rowsOf(
    reader,
    part,
    expected.map(({ id }) => id),
  )) {
    if (canonical(part, row) !== canonical(part, wanted.next().value!)) {
      throw new NotKept('la sauvegarde', `${part.path}, ${row.id}`)
    }
  }
}

const canonical = (part: Part, row: Row): string => JSON.stringify(portable(part.fields, row, SAME))

/** Counts what is there, from outside any transaction. */
export async function verifyCounts(
  reader: Reader,
  parts: Part[],
  manifest: Manifest,
  published: Published[],
): Promise<void> {
  for (const part of parts) {
    const lines = manifest.entries.find(({ path }) => path === part.path)?.lines ?? 0
    const shown = published.filter((row) => row.part.path === part.path).length
    const found = await marksOf(reader, part)
    const isWhole = found.length === lines && (await countPublic(reader, part)) === shown
    if (!isWhole) throw new NotKept('la sauvegarde', part.path)
  }
}

async function countPublic({ payload, req }: Reader, part: Part): Promise<number> {
  const hasStatus = part.fields.some(({ name }) => name === '_status')
  if (!hasStatus) return 0
  if (part.kind === 'global') {
    const { _status } =
      (await payload.db.findGlobal<{ _status?: string }>({ slug: part.slug, req })) ?? {}
    return _status === 'published' ? 1 : 0
  }
  if (part.kind !== 'documents') return 0
  const where = { _status: { equals: 'published' } }
  return (await payload.db.count({ collection: part.slug, where, req })).totalDocs
}
