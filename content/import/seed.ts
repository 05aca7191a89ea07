import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Payload } from 'payload'

import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import type { CleanSource } from '@/content/source/schema'
import { underLease } from '@/platform/database/lease'

import { importPage } from '.'
import { inOrder } from './in-order'
import { oneFileAnAddress } from './one-file-an-address'

const EXTENSION = '.md'

/** Under which key the database says that `file` is still to be imported. */
const keyOf = (file: string) => `seeding ${path.basename(file)}`

/**
 * Imports and publishes the source files at `seed`, a file or a folder, when the database holds no page, not even a
 * draft, or the rest of them when an earlier start did not get to the end; does nothing otherwise, or when `seed` is
 * null. All are read before anything is written: throws if one is refused. Of several instances, one imports, and the
 * others wait.
 */
export async function seedIfEmpty(payload: Payload, seed: string | null): Promise<void> {
  if (!seed || !(await isToSeed(payload))) return
  await underLease(payload, 'import du contenu initial', async () => {
    // Another one may have done it meanwhile.
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
  const isFirst = await isEmpty(payload)
  const files = isFirst ? await seedFiles(seed) : await filesLeft(payload, seed)
  const sources = await sourcesIn(files)
  if (isFirst) await rememberAll(payload, files)
  const paths = sources.map(([, , path]) => path)
  for (const [file, source] of sources) {
    const options = { asDraft: false, together: () => Promise.resolve(paths) }
    const { written, nowhere } = await importPage(payload, source, options)
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

async function filesLeft(payload: Payload, seed: string): Promise<string[]> {
  const keys = await keysLeft(payload)
  return (await seedFiles(seed)).filter((file) => keys.includes(keyOf(file)))
}

async function rememberAll(payload: Payload, files: string[]): Promise<void> {
  for (const key of files.map(keyOf)) {
    // Not `kv.set`: FerretDB has no such update.
    await payload.kv.delete(key)
    await payload.db.create({ collection: 'payload-kv', data: { key, data: {} } })
  }
}

/**
 * The file at `seed`, or the `.md` files of that folder, those beneath aside, in order. Throws if the folder has none.
 */
export async function seedFiles(seed: string): Promise<string[]> {
  if (!(await stat(seed)).isDirectory()) return [seed]
  const names = (await readdir(seed)).filter((name) => name.endsWith(EXTENSION))
  if (!names.length) throw new Error(`SEED_FILE : aucun fichier ${EXTENSION} dans « ${seed} »`)
  return inOrder(names).map((name) => path.join(seed, name))
}

type Seeded = [file: string, source: CleanSource, path: string]

async function sourcesIn(files: string[]): Promise<Seeded[]> {
  const sources: Seeded[] = []
  const faults: string[] = []
  const alone = oneFileAnAddress()
  for (const file of files) {
    const read = alone(file, readSource(await readFile(file), file))
    if (read.ok) sources.push([file, read.source, `/${read.content.address}`])
    else faults.push(...read.faults.map(formatFault))
  }
  if (faults.length) throw new Error(faults.join('\n'))
  return sources
}
