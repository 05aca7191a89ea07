import type { S3Settings } from './s3-settings'
import type { FileStore } from './store'

/** Files in the bucket of `settings`. The library is loaded at the first use: a site on a local disk never needs it. */
export function s3(settings: S3Settings): FileStore {
  let opened: Promise<FileStore> | undefined
  const store = () =>
    (opened ??= import('./s3-objects').then(({ s3Objects }) => s3Objects(settings)))
  return {
    write: async (name, bytes) => (await store()).write(name, bytes),
    read: async (name, range) => (await store()).read(name, range),
    size: async (name) => (await store()).size(name),
    list: async () => (await store()).list(),
    delete: async (name) => (await store()).delete(name),
  }
}
