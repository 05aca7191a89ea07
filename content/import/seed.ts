import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Payload } from 'payload'

import type { CleanSource } from '@/content/source/schema'
import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'

import { importPage } from '.'

const EXTENSION = '.md'

/**
 * Imports and publishes the source files at `seed`, a file or a folder, when the database holds no page, not even a
 * draft; does nothing otherwise, or when `seed` is null. All are read before anything is written: throws if one is
 * refused.
 */
export async function seedIfEmpty(payload: Payload, seed: string | null): Promise<void> {
  if (!seed) return
  const { totalDocs } = await payload.count({ collection: 'pages' })
  if (totalDocs) return
  const sources = await sourcesIn(await seedFiles(seed))
  for (const [file, source] of sources) {
    const { written } = await importPage(payload, source, { asDraft: false })
    payload.logger.info(`Contenu initial importé de ${file} : ${written.length} documents`)
  }
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
