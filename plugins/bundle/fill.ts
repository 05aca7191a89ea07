import { buffer } from 'node:stream/consumers'

import type { Payload, PayloadRequest } from 'payload'

import { NotKept } from '@/content/not-kept'
import type { FileStore } from '@/platform/files/store'
import { appendMark } from '@/platform/revisions/record'

import { type Manifest, type ManifestEntry, storedNameOf } from './manifest'
import { measured, storedBytes, type Tell } from './pack'
import { FORMER_ENTRIES, needsAccounts, type Part, partsOf } from './parts'
import { portable, SAME } from './portable'
import { headsOf, publishRow, type Reader, type Row, rowsOf, writeRow } from './rows'
import type { RowOf } from './target'
import { drain, parsedLines, readBundle } from './unpack'

type Filling = {
  req: PayloadRequest
  file: string
  files: FileStore
  rowOf: RowOf
  withAccounts: boolean
  /** Number of rows and files in the bundle. */
  total: number
  tell: Tell
}

/**
 * Writes the bundle with its published documents as drafts, reads everything back, then publishes them, pages after
 * what they show, and appends a mark for the cached pages of a running server. Nothing is public before that.
 */
export async function fill(filling: Filling): Promise<Published[]> {
  const { req, files, tell, total } = filling
  const { payload } = req
  const published: Published[] = []

  tell('Écriture', total)
  await readBatches(payload, filling, {
    async rows(part, rows) {
      for (const row of rows) {
        await writeRow({ payload, req }, part, heldBack(part, row))
        const { id, updatedAt } = row
        if (isPublic(part, row)) published.push({ part, id, updatedAt: String(updatedAt) })
      }
    },
    // In memory: the largest accepted file is a few megabytes. An existing file has the same bytes (see
    // refuseOtherFiles) and is kept.
    file: async (entry, bytes) => files.write(storedNameOf(entry)!, await buffer(bytes)),
  })

  tell('Relecture', total)
  await readBatches(payload, filling, {
    async rows(part, rows) {
      const expected = new Map(rows.map((row) => [row.id, canonical(part, heldBack(part, row))]))
      for await (const row of rowsOf({ payload, req }, part, [...expected.keys()])) {
        if (canonical(part, row) === expected.get(String(row.id))) continue
        throw new NotKept('la sauvegarde', `${part.path}, ${row.id}`)
      }
    },
    async file(entry, bytes) {
      await drain(bytes)
      const { sha256 } = await measured(storedBytes(files, storedNameOf(entry)!))
      if (sha256 !== entry.sha256) throw new NotKept('la sauvegarde', entry.path)
    },
  })

  tell('Publication', published.length)
  for (const { part, ...mark } of published) {
    await publishRow({ payload, req }, part, mark)
  }
  await appendMark(payload, req)
  return published
}

/** Whether visitors may read the content of `row`. */
const isPublic = ({ kind }: Part, row: Row): boolean =>
  (kind === 'documents' || kind === 'global') && row._status === 'published'

/** `row` as first written: nothing is public before everything is written. */
const heldBack = (part: Part, row: Row): Row =>
  isPublic(part, row) ? { ...row, _status: 'draft' } : row

/** Small enough for memory, even for pages with all their sections. */
const BATCH = 50

type Readers = {
  rows: (part: Part, rows: Row[]) => Promise<void>
  file: (entry: ManifestEntry, bytes: AsyncIterable<Buffer>) => Promise<void>
}

/** Reads the bundle at `file`, already inspected. Passes its rows in the form of the database, then its files. */
async function readBatches(
  payload: Payload,
  { file, rowOf, withAccounts }: Pick<Filling, 'file' | 'rowOf' | 'withAccounts'>,
  readers: Readers,
): Promise<void> {
  const parts = new Map(partsOf(payload).map((part) => [part.path, part]))
  await readBundle(file, async (entry, bytes) => {
    if (FORMER_ENTRIES.has(entry.path)) return drain(bytes)
    const part = parts.get(entry.path)
    if (!part) return readers.file(entry, bytes)
    let batch: Row[] = []
    for await (const line of parsedLines(bytes)) {
      if (needsAccounts(part) && !withAccounts) continue
      batch.push(rowOf(part, line))
      if (batch.length < BATCH) continue
      await readers.rows(part, batch)
      batch = []
    }
    if (batch.length) await readers.rows(part, batch)
  })
}

/** A row that `fill` published. */
type Published = { part: Part; id: string; updatedAt: string }

const canonical = (part: Part, row: Row): string => JSON.stringify(portable(part.fields, row, SAME))

/** Checks the number of rows and of public rows, outside any transaction. */
export async function verifyCounts(
  reader: Reader,
  parts: Part[],
  manifest: Manifest,
  published: Published[],
): Promise<void> {
  for (const part of parts) {
    const lines = manifest.entries.find(({ path }) => path === part.path)?.lines ?? 0
    const shown = published.filter((row) => row.part.path === part.path).length
    const rows = await headsOf(reader, part)
    const isShown = rows.filter((row) => isPublic(part, row)).length === shown
    if (rows.length !== lines || !isShown) throw new NotKept('la sauvegarde', part.path)
  }
}
