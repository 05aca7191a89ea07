import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import type { ManifestEntry } from './manifest'
import type { Packed } from './pack'

/**
 * Writes `rows` into `folder`, one JSON a line, where they wait: an archive says how long each entry is before its first
 * byte.
 */
export async function spoolLines(
  folder: string,
  entryPath: string,
  rows: AsyncIterable<object>,
): Promise<Packed> {
  const file = path.join(folder, entryPath.replace('/', '-'))
  const hash = createHash('sha256')
  let [size, lines] = [0, 0]
  await pipeline(async function* () {
    for await (const row of rows) {
      const line = Buffer.from(`${JSON.stringify(row)}\n`)
      hash.update(line)
      size += line.length
      lines += 1
      yield line
    }
  }, createWriteStream(file))
  return {
    path: entryPath,
    size,
    sha256: hash.digest('hex'),
    lines,
    source: () => createReadStream(file),
  }
}

/** Length and SHA-256 of `bytes`. */
export async function measured(
  bytes: AsyncIterable<Buffer>,
): Promise<Pick<ManifestEntry, 'size' | 'sha256'>> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
  }
  return { size, sha256: hash.digest('hex') }
}
