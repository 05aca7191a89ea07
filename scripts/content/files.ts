import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import { inOrder } from '@/content/import/in-order'

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
