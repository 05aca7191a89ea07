import type { Payload } from 'payload'

import { Refused } from '@/content/refused'
import { pathsOf, readFiles } from '@/content/source/files'
import { formatFault } from '@/content/source/result'
import { underLease } from '@/platform/database/lease'

import { importPage } from '.'

/** The key that records in the database that `file` is still to be imported. */
const keyOf = (file: string) => `seeding ${file}`

/**
 * Imports and publishes the source files at `seed` (a file or a folder) if the database has no page, not even a draft,
 * or imports the rest if an earlier start was interrupted. Otherwise, or if `seed` is null, does nothing. Reads all
 * files before it writes. Of several instances, one imports and the others wait. Throws Refused, with nothing imported,
 * if a file is unreadable or invalid.
 */
export async function seedIfEmpty(payload: Payload, seed: string | null): Promise<void> {
  if (!seed || !(await isToSeed(payload))) return
  await underLease(payload, 'import du contenu initial', async () => {
    // Another instance may have imported meanwhile.
    if (await isToSeed(payload)) await importAll(payload, seed)
  })
}

async function isToSeed(payload: Payload): Promise<boolean> {
  return (await isEmpty(payload)) || (await keysLeft(payload)).length > 0
}

async function isEmpty(payload: Payload): Promise<boolean> {
  return (await payload.count({ collection: 'pages' })).totalDocs === 0
}

async function importAll(payload: Payload, seed: string): Promise<void> {
  const files = await readFiles([seed]).catch((error: Error) => {
    throw new Refused(`SEED_FILE : ${error.message}`)
  })
  const faults = files.flatMap(({ result }) => (result.ok ? [] : result.faults.map(formatFault)))
  if (faults.length) throw new Refused(faults.join('\n'))
  if (await isEmpty(payload))
    await rememberAll(
      payload,
      files.map(({ file }) => file),
    )
  const left = await keysLeft(payload)
  const options = { asDraft: false, together: pathsOf(files) }
  for (const { file, result } of files) {
    if (!result.ok || !left.includes(keyOf(file))) continue
    const { written, nowhere } = await importPage(payload, result.source, options)
    payload.logger.info(`Contenu initial importé de ${file} : ${written.length} documents`)
    for (const url of nowhere) {
      payload.logger.warn(`Contenu initial : dans ${file}, ${url} ne mène à rien de ce site`)
    }
    await payload.kv.delete(keyOf(file))
  }
}

async function keysLeft(payload: Payload): Promise<string[]> {
  return (await payload.kv.keys()).filter((key) => key.startsWith(keyOf('')))
}

async function rememberAll(payload: Payload, files: string[]): Promise<void> {
  for (const key of files.map(keyOf)) {
    // Not `kv.set`: FerretDB does not support its update.
    await payload.kv.delete(key)
    await payload.db.create({ collection: 'payload-kv', data: { key, data: {} } })
  }
}
