import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Payload } from 'payload'

import type { CleanSource } from '@/content/source/schema'
import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'

import { importPage } from '.'

const EXTENSION = '.md'

/** Where the database keeps the names of the files that are still to be imported, from the first one to the last. */
const UNDER_WAY = 'seeding'

/**
 * Imports and publishes the source files at `seed`, a file or a folder, when the database holds no page, not even a
 * draft, or the rest of them when an earlier start did not get to the end; does nothing otherwise, or when `seed` is
 * null. All are read before anything is written: throws if one is refused.
 */
export async function seedIfEmpty(payload: Payload, seed: string | null): Promise<void> {
  const files = seed === null ? null : await filesToImport(payload, seed)
  if (!files) return
  for (const [index, [file, source]] of (await sourcesIn(files)).entries()) {
    const left = files.slice(index).map((one) => path.basename(one))
    await payload.kv.set(UNDER_WAY, { left })
    const { written } = await importPage(payload, source, { asDraft: false })
    payload.logger.info(`Contenu initial importé de ${file} : ${written.length} documents`)
  }
  await payload.kv.delete(UNDER_WAY)
}

/** Null when the site has its first content. */
async function filesToImport(payload: Payload, seed: string): Promise<string[] | null> {
  const underWay = await payload.kv.get<{ left: string[] }>(UNDER_WAY)
  if (underWay) {
    return (await seedFiles(seed)).filter((file) => underWay.left.includes(path.basename(file)))
  }
  const { totalDocs } = await payload.count({ collection: 'pages' })
  return totalDocs ? null : seedFiles(seed)
}

/**
 * The file at `seed`, or the `.md` files of that folder, those beneath aside, in the order of their names. The first one
 * becomes the site's oldest page, which is its home page unless another is chosen. Throws if the folder has none.
 */
export async function seedFiles(seed: string): Promise<string[]> {
  if (!(await stat(seed)).isDirectory()) return [seed]
  const names = (await readdir(seed))
    .filter((name) => name.endsWith(EXTENSION))
    // Without their extension: `administrations` comes before `administrations-faq`.
    .map((name) => path.basename(name, EXTENSION))
    .sort()
  if (!names.length) throw new Error(`SEED_FILE : aucun fichier ${EXTENSION} dans « ${seed} »`)
  return names.map((name) => path.join(seed, name + EXTENSION))
}

async function sourcesIn(files: string[]): Promise<[file: string, source: CleanSource][]> {
  const sources: [string, CleanSource][] = []
  const faults: string[] = []
  for (const file of files) {
    const read = readSource(await readFile(file), file)
    if (read.ok) sources.push([file, read.source])
    else faults.push(...read.faults.map(formatFault))
  }
  if (faults.length) throw new Error(faults.join('\n'))
  return sources
}
