import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { pack, type Pack } from 'tar-stream'

import { MANIFEST_PATH, type Manifest, type ManifestEntry } from './manifest'
import type { Progress } from './progress'
import { removedAfter } from './temporary'

/** An entry and where its bytes come from. */
export type Packed = ManifestEntry & { source: () => Readable }

/**
 * Writes the archive: the manifest, then its entries. Under another name until it is whole, for its owner alone. Throws
 * when an entry is no longer as long as it was measured.
 */
export async function packBundle(
  file: string,
  manifest: Manifest,
  packed: Packed[],
  progress: Progress,
): Promise<void> {
  progress.phase('Écriture', packed.length)
  const partial = `${file}.part`
  const archive = pack()
  const filling = fill(archive, manifest, packed, progress).catch((error: unknown) => {
    archive.destroy(error as Error)
    throw error
  })
  // Once it is whole, it is there under its own name only.
  await removedAfter(partial, async () => {
    const written = createWriteStream(partial, { mode: 0o600 })
    await Promise.all([filling, pipeline(archive, createGzip(), written)])
    await rename(partial, file)
  })
}

async function fill(archive: Pack, manifest: Manifest, packed: Packed[], progress: Progress) {
  const mtime = new Date(manifest.createdAt)
  const summary = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  archive.entry({ name: MANIFEST_PATH, mtime }, summary)
  for (const { path, size, source } of packed) {
    const entry = archive.entry({ name: path, size, mtime })
    await pipeline(source(), entry)
    progress.step()
  }
  archive.finalize()
}
