import type { Payload } from 'payload'

/** Where the bytes of images and documents are kept, each under a name that is never given to other bytes. */
export type FileStore = {
  /**
   * Keeps `bytes` as `name`: whole, or not at all. A name that is there already is left as it is. Throws when they are not
   * kept afterwards.
   */
  write: (name: string, bytes: Uint8Array) => Promise<void>
  /** The bytes of `name`, or those of `range` (both ends included); null when nothing has that name. */
  read: (name: string, range?: ByteRange) => Promise<StoredFile | null>
  /** The size of `name` in bytes; null when nothing has that name. */
  size: (name: string) => Promise<number | null>
  /** Every name, in alphabetical order. */
  list: () => Promise<string[]>
  /** Forgets `name`, if it is there. */
  delete: (name: string) => Promise<void>
}

export type ByteRange = { start: number; end: number }
/** `size`: of the whole file, in bytes. Whoever asks must read the stream to its end, or cancel it. */
type StoredFile = { size: number; stream: ReadableStream<Uint8Array> }

/** What a name may be: no folder, no hidden file, nothing that another system reads otherwise. */
const NAME = /^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/

/** Whether `name` may name a file of the store. */
export const isStoredName = (name: string): boolean => NAME.test(name)

/** `name`, if it may name a file. Throws otherwise: it could lead out of the store. */
export function storedName(name: string): string {
  if (!isStoredName(name)) throw new Error(`« ${name} » ne peut pas nommer un fichier.`)
  return name
}

const KEY = 'fileStore'

/** What `buildConfig` wants in `custom`, so that `fileStore` finds the store again. */
export const withFileStore = (store: FileStore) => ({ [KEY]: store })

/** The store of the site that `payload` serves. */
export const fileStore = ({ config }: Pick<Payload, 'config'>): FileStore =>
  config.custom[KEY] as FileStore
