import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { readDsfr } from './dsfr'
import { sfntOf } from './sfnt'

export type Weight = 'Regular' | 'Bold'

let folder: string | undefined

/**
 * The path of Marianne in a file that the drawing library opens, in a temporary folder of this process: it opens no WOFF,
 * the only form in which DSFR gives it. Written again when it is gone, as systems empty these folders in the long run.
 */
export function marianne(weight: Weight): string {
  folder ??= temporaryFolder()
  const file = path.join(folder, `Marianne-${weight}.otf`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Beside, then in one step: half a font, as a full disk leaves it, would be taken for the whole ever after.
    writeFileSync(`${file}.partial`, sfntOf(readDsfr(`fonts/Marianne-${weight}.woff`)))
    renameSync(`${file}.partial`, file)
  }
  return file
}

function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'eig-marianne-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}
