import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import { inOrder } from '@/content/import/in-order'
import { oneFileAnAddress } from '@/content/import/one-file-an-address'
import { sizeFault } from '@/content/source/decode'
import { describeSource } from '@/content/source/describe'
import { readSource } from '@/content/source/read'
import { formatFault, formatRepair, type SourceResult } from '@/content/source/result'

import { EXIT, UsageError } from './usage'

/** `check FILE…`: says of each file what an import would make, or every fault. Opens no database. */
export async function check(paths: string[]): Promise<number> {
  const option = paths.find((path) => path.startsWith('-'))
  if (option) throw new UsageError(`Option inconnue : ${option}.`)
  if (!paths.length) throw new UsageError('Quel fichier vérifier ?')
  const alone = oneFileAnAddress()
  let isRefused = false
  for (const file of await filesNamed(paths)) {
    const result = alone(file, await read(file))
    report(file, result)
    isRefused ||= !result.ok
  }
  return isRefused ? EXIT.refused : EXIT.done
}

/** Reads a file of the programme's format; its faults are named after it. Throws, in French, if it is unreadable. */
export async function read(file: string): Promise<SourceResult> {
  try {
    // Before it is in memory: someone may name a film.
    const tooBig = sizeFault((await stat(file)).size)
    if (tooBig) return { ok: false, faults: [{ ...tooBig, file, key: null }] }
    return readSource(await readFile(file), file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code) throw error
    throw new Error(`${file} : illisible (${code}).`)
  }
}

/** What was read from `file`, on the screen: its faults, or what it asks to make and what was repaired. */
export function report(file: string, result: SourceResult): void {
  if (!result.ok) {
    for (const fault of result.faults) console.error(formatFault(fault))
    return
  }
  console.log(`${file} : accepté`)
  for (const line of describeSource(result)) console.log(`  ${line}`)
  for (const repair of result.repairs) console.log(`  Réparé : ${formatRepair(repair)}`)
}

/**
 * The files that a command names, each once, in the order of their names in each folder: those with the extension
 * `.md`, its subfolders' too. Throws, in French, for what does not exist.
 */
export async function filesNamed(paths: string[]): Promise<string[]> {
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

async function markdownIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => name.endsWith('.md')).map((name) => path.join(folder, name))
  if (!files.length) throw new Error(`${folder} : ce dossier ne contient aucun fichier « .md ».`)
  return inOrder(files)
}
