import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

import { extract, type Extract } from 'tar-stream'

import { Refused } from '@/content/refused'

import {
  type Manifest,
  MANIFEST_PATH,
  MAX_MANIFEST_BYTES,
  type ManifestEntry,
  NO_BUNDLE,
  parseManifest,
} from './manifest'

type Archived = Extract extends AsyncIterable<infer Member> ? Member : never

/** Handles the entries of a bundle in order. Must read all of `bytes`. */
type EntryReader = (
  entry: ManifestEntry,
  bytes: AsyncIterable<Buffer>,
  manifest: Manifest,
) => Promise<void>

/**
 * Reads the bundle at `file` as a stream and returns its manifest. Throws Refused if an entry is missing, unexpected,
 * out of order, or differs from the manifest in size or checksum; `readEntry` may already have read it.
 */
export async function readBundle(file: string, readEntry: EntryReader): Promise<Manifest> {
  const archive = extract()
  const feeding = pipeline(createReadStream(file), createGunzip(), archive)
  // The loop throws the same error.
  feeding.catch(() => {})
  try {
    const manifest = await readEntries(archive, readEntry)
    await feeding
    return manifest
  } catch (error) {
    throw isArchiveError(error)
      ? new Refused(
          'Cette sauvegarde est incomplète ou a été modifiée\u00a0: reprenez-en une copie intacte.',
        )
      : error
  } finally {
    archive.destroy()
  }
}

/** Reads `bytes` to the end, so that the checksum is verified. */
export async function drain(bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of bytes) void chunk
}

async function readEntries(archive: Extract, readEntry: EntryReader): Promise<Manifest> {
  let manifest: Manifest | null = null
  let awaited: ManifestEntry[] = []
  for await (const archived of archive) {
    const { name, type, size = 0 } = archived.header
    if (!manifest) {
      manifest = await readManifest(archived, name)
      awaited = [...manifest.entries]
      continue
    }
    const entry = awaited.shift()
    if (!entry || entry.path !== name || type !== 'file' || entry.size !== size) {
      throw new Refused(`L’entrée « ${name} » n’est pas celle qu’annonce le sommaire.`)
    }
    await readEntry(entry, verified(archived as AsyncIterable<Buffer>, entry), manifest)
  }
  if (!manifest) throw new Refused(NO_BUNDLE)
  if (awaited.length) throw new Refused(`L’entrée « ${awaited[0]!.path} » manque.`)
  return manifest
}

async function readManifest(archived: Archived, name: string): Promise<Manifest> {
  const { size = 0 } = archived.header
  if (name !== MANIFEST_PATH || size > MAX_MANIFEST_BYTES) {
    throw new Refused(NO_BUNDLE)
  }
  const chunks: Buffer[] = []
  for await (const chunk of archived) chunks.push(chunk as Buffer)
  return parseManifest(Buffer.concat(chunks).toString())
}

/** The bytes of an entry; throws Refused at the end if their checksum differs from the manifest. */
async function* verified(
  bytes: AsyncIterable<Buffer>,
  { path, sha256 }: ManifestEntry,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== sha256) {
    throw new Refused(`L’entrée « ${path} » a été modifiée.`)
  }
}

/** Whether the error comes from zlib or from tar-stream, whose errors have no name or code. */
function isArchiveError(error: unknown): boolean {
  const { code, message = '' } = error as NodeJS.ErrnoException
  return (
    /^Z_/.test(code ?? '') ||
    /^(Invalid (tar )?header|Header exceeds|Unexpected end of data)/.test(message)
  )
}

/** No document is longer: MongoDB allows at most 16 MiB each. */
const MAX_LINE_BYTES = 32 * 1024 * 1024

/** The parsed NDJSON lines in `chunks`. Throws Refused if one is too long or is not a JSON object. */
export async function* parsedLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Record<string, unknown>> {
  let pending: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      yield parsed(Buffer.concat([...pending, chunk.subarray(start, end)]))
      pending = []
      length = 0
      start = end + 1
    }
    pending.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > MAX_LINE_BYTES) throw new Refused('Cette sauvegarde a une ligne trop longue.')
  }
  if (length) throw new Refused('La dernière ligne d’une entrée n’est pas terminée.')
}

function parsed(line: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // The error is thrown below.
  }
  throw new Refused('Cette sauvegarde a une ligne qui n’est pas un objet JSON.')
}
