import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import { sizeFault } from './decode'
import { readSource } from './read'
import type { SourceResult } from './result'

export type ReadFile = { file: string; result: SourceResult }

/**
 * Reads the files at `paths`, each once, in import order. Refuses a file with the same page address as an earlier one,
 * which it would silently replace. Throws in French if a file cannot be read.
 */
export async function readFiles(paths: string[]): Promise<ReadFile[]> {
  const files = new Map<string, string>()
  const read: ReadFile[] = []
  for (const file of await filesAt(paths)) {
    const result = await readOne(file)
    const address = result.ok ? result.content.address : ''
    const earlier = files.get(address)
    if (result.ok && earlier !== undefined) {
      const message = `même adresse que ${earlier} (/${address}) : gardez l’un des deux`
      read.push({ file, result: { ok: false, faults: [{ ...START, file, message }] } })
      continue
    }
    if (result.ok) files.set(address, file)
    read.push({ file, result })
  }
  return read
}

const START = { line: 1, column: 1, key: null }

/** The decoded paths of the pages in `files`, with a leading slash. */
export const pathsOf = (files: ReadFile[]): string[] =>
  files.flatMap(({ result }) => (result.ok ? `/${result.content.address}` : []))

async function readOne(file: string): Promise<SourceResult> {
  try {
    const found = await stat(file)
    // Reading a pipe would never end.
    if (!found.isFile()) throw new Error(`${file} : ce n’est pas un fichier.`)
    // Checked before the file is in memory: a user may name a huge file.
    const tooBig = sizeFault(found.size)
    if (tooBig) return { ok: false, faults: [{ ...tooBig, file, key: null }] }
    return readSource(await readFile(file), file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code) throw error
    throw new Error(`${file} : illisible (${code}).`)
  }
}

/** The given files, and the `.md` files of the given folders and their subfolders. */
async function filesAt(paths: string[]): Promise<string[]> {
  const files: string[] = []
  for (const named of paths) {
    const found = await stat(named).catch((error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'ce fichier n’existe pas' : `illisible (${error.code})`
      throw new Error(`${named} : ${why}.`)
    })
    if (found.isDirectory()) files.push(...(await markdownIn(named)))
    else if (found.isFile()) files.push(named)
    else throw new Error(`${named} : ni un fichier ni un dossier.`)
  }
  return [...new Map(files.map((file) => [path.resolve(file), file])).values()]
}

/**
 * Sorted by name without extension: `administrations.md` comes before `administrations-faq.md`. The first file creates
 * the oldest page, which is the home page unless another is chosen.
 */
async function markdownIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length))
    .sort()
  if (!names.length) throw new Error(`${folder} : ce dossier ne contient aucun fichier « .md ».`)
  return names.map((name) => path.join(folder, `${name}.md`))
}
