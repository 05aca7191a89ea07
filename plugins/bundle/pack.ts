import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { pack, type Pack } from 'tar-stream'

import type { FileStore } from '@/platform/files/store'

import { type Manifest, MANIFEST_PATH, type ManifestEntry, MAX_MANIFEST_BYTES } from './manifest'
import { removedAfter } from './temporary'

/** Reports the start of a phase, with its French name and its number of rows or files. */
export type Tell = (phase: string, count: number) => void

/** An entry and the source of its bytes. */
export type Packed = ManifestEntry & { source: () => AsyncIterable<Uint8Array> }

/**
 * Writes the archive: the manifest, then its entries. Uses a temporary name until it is complete, readable only by its
 * owner. Throws if the size of an entry has changed since it was measured, or if the manifest is too long to be
 * restored.
 */
export async function packBundle(
  file: string,
  manifest: Manifest,
  packed: Packed[],
  tell: Tell,
): Promise<void> {
  tell('Écriture', packed.length)
  const summary = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  if (summary.length > MAX_MANIFEST_BYTES) {
    throw new Error('Ce site a plus de fichiers qu’une sauvegarde ne peut en restaurer.')
  }
  const partial = `${file}.part`
  const archive = pack()
  const filling = fill(archive, manifest, summary, packed).catch((error: unknown) => {
    archive.destroy(error as Error)
    throw error
  })
  // After the rename, the temporary name no longer exists.
  await removedAfter(partial, async () => {
    const written = createWriteStream(partial, { mode: 0o600 })
    await Promise.all([filling, pipeline(archive, createGzip(), written)])
    await rename(partial, file)
  })
}

async function fill(archive: Pack, { createdAt }: Manifest, summary: Buffer, packed: Packed[]) {
  const mtime = new Date(createdAt)
  archive.entry({ name: MANIFEST_PATH, mtime }, summary)
  for (const { path, size, source } of packed) {
    const entry = archive.entry({ name: path, size, mtime })
    await pipeline(source(), entry)
  }
  archive.finalize()
}

/** Writes `rows` to a temporary file in `folder`, as NDJSON: an archive gives the length of each entry before its bytes. */
export async function spoolLines(
  folder: string,
  entryPath: string,
  rows: AsyncIterable<object>,
): Promise<Packed> {
  const file = path.join(folder, entryPath.replace('/', '-'))
  let lines = 0
  await pipeline(async function* () {
    for await (const row of rows) {
      lines += 1
      yield `${JSON.stringify(row)}\n`
    }
  }, createWriteStream(file))
  const source = () => createReadStream(file)
  return { path: entryPath, ...(await measured(source())), lines, source }
}

/** The length and SHA-256 of `bytes`. */
export async function measured(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Pick<ManifestEntry, 'size' | 'sha256'>> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}

/** The bytes of the file `name` in `store`. Throws if it is missing. */
export async function* storedBytes(store: FileStore, name: string): AsyncGenerator<Uint8Array> {
  const stored = await store.read(name)
  if (!stored) throw new Error(`Le fichier « ${name} » n’est plus là.`)
  yield* stored.stream
}
