import { readFileSync } from 'node:fs'
import path from 'node:path'

const DIST = path.join(process.cwd(), 'node_modules', '@gouvfr', 'dsfr', 'dist')

/** A file of DSFR by its path in the package. */
export const readDsfr = (name: string): Buffer => readFileSync(path.join(DIST, name))
