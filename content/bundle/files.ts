import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The files of images and documents, by the names under which they are stored. */
export type StoredFiles = {
  has: (name: string) => Promise<boolean>
  read: (name: string) => Readable
  /** Whole or not at all; takes the place of a file of that name. */
  write: (name: string, bytes: AsyncIterable<Buffer>) => Promise<void>
}

/** Those in `folder`, which is made at the first write. Names are trusted: see the manifest's rule. */
export function filesIn(folder: string): StoredFiles {
  const at = (name: string) => path.join(folder, name)
  return {
    has: (name) =>
      access(at(name)).then(
        () => true,
        () => false,
      ),
    read: (name) => createReadStream(at(name)),
    async write(name, bytes) {
      await mkdir(folder, { recursive: true })
      const partial = at(`.${name}.part`)
      await pipeline(bytes, createWriteStream(partial))
      await rename(partial, at(name))
    },
  }
}
