import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { localDisk } from '@/platform/files/local-disk'
import type { FileStore } from '@/platform/files/store'

/** The files of images and documents, by the names under which they are stored. */
export type StoredFiles = {
  has: (name: string) => Promise<boolean>
  read: (name: string) => Readable
  /** Whole or not at all; a name that is there already is left as it is. */
  write: (name: string, bytes: AsyncIterable<Buffer>) => Promise<void>
}

/** Those that the site keeps in `store`. */
export const filesOf = (store: FileStore): StoredFiles => ({
  has: async (name) => (await store.size(name)) !== null,
  read: (name) => Readable.from(bytesOf(store, name)),
  // In memory: the largest that a site accepts is a few megabytes, and a manifest says no more.
  write: async (name, bytes) => store.write(name, await buffer(bytes)),
})

/** Those in `folder`. */
export const filesIn = (folder: string): StoredFiles => filesOf(localDisk(folder))

async function* bytesOf(store: FileStore, name: string): AsyncGenerator<Uint8Array> {
  const stored = await store.read(name)
  if (!stored) throw new Error(`Le fichier « ${name} » n’est plus là.`)
  yield* stored.stream
}
