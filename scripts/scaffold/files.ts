import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { format, resolveConfig } from 'prettier'

/** Writes a new formatted file, and its folder. Throws if the file exists. */
export async function writeNew(file: string, text: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already: choose another name.`)
  mkdirSync(path.dirname(file), { recursive: true })
  await write(file, text)
}

/**
 * Registers an item in the list of `file` that begins with the text `list`: adds its import after the others, and `entry`
 * at the end of the list. Throws if the file no longer has this shape.
 */
export async function register(
  file: string,
  added: { import: string; list: string; entry: string },
): Promise<void> {
  const text = readFileSync(file, 'utf8')
  const imports = /^(import .+\n|\n)*/.exec(text)![0].trimEnd()
  const begin = text.indexOf(added.list)
  const end = /\n[\]}]/.exec(text.slice(begin))?.index
  if (!imports || begin < 0 || end === undefined) {
    throw new Error(`${file} has no more “${added.list}”: add “${added.entry}” by hand.`)
  }
  const place = begin + end
  const upToList = text.slice(imports.length, place)
  await write(file, `${imports}\n${added.import}${upToList}\n${added.entry},${text.slice(place)}`)
}

/** Writes a file formatted by Prettier. */
export async function write(file: string, text: string): Promise<void> {
  const config = await resolveConfig(file)
  writeFileSync(file, await format(text, { ...config, filepath: file }))
}

/** Prints which `files` a command wrote. */
export function tellWritten(files: string[]): void {
  for (const file of files) console.log(`Written: ${file}`)
  if (!files.length) console.log('Nothing to write: all generated files are up to date.')
}

const IN_LOWER_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** The names of one item: `key-figures` for folders, `keyFigures` for section slugs, `KeyFigures` in code. */
export type Names = { folder: string; slug: string; name: string; migration: string }

/** Returns the names for a folder, or null if it is not a valid name or its slug does not convert back to it. */
export function namesOf(folder: string): Names | null {
  if (!IN_LOWER_CASE.test(folder)) return null
  const slug = folder.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (folderOf(slug) !== folder) return null
  return { folder, slug, name: typeName(slug), migration: folder.replaceAll('-', '_') }
}

/** Returns the folder in `sections/` of the section with that slug; `typeName` gives the name of its component. */
export const folderOf = (slug: string): string =>
  slug.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const typeName = (slug: string): string => slug.charAt(0).toUpperCase() + slug.slice(1)
