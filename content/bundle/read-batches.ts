import type { Payload } from 'payload'

import { parsedLines } from './lines'
import type { ManifestEntry } from './manifest'
import { needsAccounts, partsOf, type Part } from './parts'
import type { Row } from './read-rows'
import type { Target } from './target'
import { readBundle } from './unpack'

/** So many rows, of pages with all their sections, are small in memory. */
const BATCH = 50

type Readers = {
  rows: (part: Part, rows: Row[]) => Promise<void>
  file: (entry: ManifestEntry, bytes: AsyncIterable<Buffer>) => Promise<void>
}

/** Reads the bundle at `file`, already inspected, and gives its rows as they are to be in `target`, then its files. */
export async function readBatches(
  payload: Payload,
  { file, target, withAccounts }: { file: string; target: Target; withAccounts: boolean },
  readers: Readers,
): Promise<void> {
  const parts = new Map(partsOf(payload).map((part) => [part.path, part]))
  await readBundle(file, async (entry, bytes) => {
    const part = parts.get(entry.path)
    if (!part) return readers.file(entry, bytes)
    let batch: Row[] = []
    for await (const line of parsedLines(bytes)) {
      if (needsAccounts(part) && !withAccounts) continue
      batch.push(target.rowOf(part, line))
      if (batch.length < BATCH) continue
      await readers.rows(part, batch)
      batch = []
    }
    if (batch.length) await readers.rows(part, batch)
  })
}
