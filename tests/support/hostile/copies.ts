import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What nginx keeps: under which key, and the status that it would answer again. */
export type Copy = { key: string; status: number }

/** All that nginx has in the cache of `folder`, as its files begin. */
export const keptCopies = (folder: string): Copy[] =>
  readdirSync(path.join(folder, 'cache'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const start = readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1')
      return {
        key: /^KEY: (.*)$/m.exec(start)?.[1] ?? '',
        status: Number(/^HTTP\/1\.\d (\d{3})/m.exec(start)?.[1]),
      }
    })
