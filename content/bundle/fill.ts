import type { PayloadRequest } from 'payload'

import { NotKept } from '@/content/not-kept'
import { appendMark } from '@/platform/revisions/record'

import type { StoredFiles } from './files'
import { type ManifestEntry, storedNameOf } from './manifest'
import type { Part } from './parts'
import type { Progress } from './progress'
import { readBatches } from './read-batches'
import type { Row } from './read-rows'
import { measured } from './spool'
import type { Target } from './target'
import { drain } from './unpack'
import { type Published, verifyRows } from './verify'
import { publishRow, writeRow } from './write-row'

export type Filling = {
  req: PayloadRequest
  file: string
  files: StoredFiles
  target: Target
  withAccounts: boolean
  /** How many rows and files the bundle has. */
  total: number
  progress: Progress
}

/**
 * Writes the bundle with its published documents as drafts, reads everything back, then publishes them, the pages after
 * what they show, and marks the change for the cached pages of a running server. Until it publishes, nothing is public.
 */
export async function fill(filling: Filling): Promise<Published[]> {
  const { req, progress, total } = filling
  const { payload } = req
  const published: Published[] = []

  progress.phase('Écriture', total)
  await readBatches(payload, filling, {
    async rows(part, rows) {
      for (const row of rows) {
        await writeRow({ payload, req }, part, heldBack(part, row))
        const { id, updatedAt } = row
        if (isPublic(part, row)) published.push({ part, id, updatedAt: String(updatedAt) })
        progress.step()
      }
    },
    file: (entry, bytes) => writeFile(filling, entry, bytes),
  })

  progress.phase('Relecture', total)
  await readBatches(payload, filling, {
    async rows(part, rows) {
      await verifyRows(
        { payload, req },
        part,
        rows.map((row) => heldBack(part, row)),
      )
      progress.step(rows.length)
    },
    file: (entry, bytes) => verifyFile(filling, entry, bytes),
  })

  progress.phase('Publication', published.length)
  for (const { part, ...mark } of published) {
    await publishRow({ payload, req }, part, mark)
    progress.step()
  }
  await appendMark(payload, req)
  return published
}

async function writeFile(
  { files, progress }: Filling,
  entry: ManifestEntry,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const name = storedNameOf(entry)!
  // One that is there is the same: see refuseOtherFiles.
  await ((await files.has(name)) ? drain(bytes) : files.write(name, bytes))
  progress.step()
}

async function verifyFile(
  { files, progress }: Filling,
  entry: ManifestEntry,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  await drain(bytes)
  const { sha256 } = await measured(files.read(storedNameOf(entry)!))
  if (sha256 !== entry.sha256) {
    throw new NotKept('la sauvegarde', entry.path)
  }
  progress.step()
}

/** Whether visitors may read what `row` makes. */
const isPublic = ({ kind }: Part, row: Row): boolean =>
  (kind === 'documents' || kind === 'global') && row._status === 'published'

/** `row` as it is first written: nothing is public before everything is there. */
const heldBack = (part: Part, row: Row): Row =>
  isPublic(part, row) ? { ...row, _status: 'draft' } : row
