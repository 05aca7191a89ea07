import path from 'node:path'

import { localDisk } from './local-disk'
import type { S3Settings } from './s3-settings'
import type { FileStore } from './store'

/** Where the site keeps its files: in the bucket of `settings`, or else in `files` under `dataDir`. */
export const chosenStore = (dataDir: string, settings: S3Settings | null | undefined): FileStore =>
  settings ? s3(settings) : localDisk(path.resolve(dataDir, 'files'))

/** Files in the bucket of `settings`. The library is loaded at the first use: a site on a local disk never needs it. */
export function s3(settings: S3Settings): FileStore {
  let opened: Promise<FileStore> | undefined
  const store = () => (opened ??= import('./s3').then(({ s3Objects }) => s3Objects(settings)))
  return {
    write: async (name, bytes) => (await store()).write(name, bytes),
    read: async (name, range) => (await store()).read(name, range),
    size: async (name) => (await store()).size(name),
    list: async () => (await store()).list(),
    delete: async (name) => (await store()).delete(name),
  }
}
