import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { readDsfr } from './dsfr'
import { sfntOf } from './sfnt'

export type Weight = 'Regular' | 'Bold'

let folder: string | undefined
const files = new Map<Weight, string>()

/**
 * The path of Marianne in a file that the drawing library opens, written once a process in the system's temporary folder:
 * it opens no WOFF, the only form in which DSFR gives it.
 */
export function marianne(weight: Weight): string {
  const known = files.get(weight)
  if (known) return known
  folder ??= mkdtempSync(path.join(tmpdir(), 'eig-marianne-'))
  const file = path.join(folder, `Marianne-${weight}.otf`)
  writeFileSync(file, sfntOf(readDsfr(`fonts/Marianne-${weight}.woff`)))
  files.set(weight, file)
  return file
}
