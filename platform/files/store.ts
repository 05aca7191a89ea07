import type { Payload } from 'payload'

/** The storage of images and documents. A name is never reused for other bytes. */
export type FileStore = {
  /**
   * Stores `bytes` as `name`, completely or not at all. Keeps an existing file unchanged. Throws if the bytes are not
   * stored.
   */
  write: (name: string, bytes: Uint8Array) => Promise<void>
  /** The bytes of `name`, or of `range` (both ends included); null if it does not exist. */
  read: (name: string, range?: ByteRange) => Promise<StoredFile | null>
  /** The size of `name` in bytes; null if it does not exist. */
  size: (name: string) => Promise<number | null>
  /** Every name, in alphabetical order. */
  list: () => Promise<string[]>
  /** Deletes `name` if it exists. */
  delete: (name: string) => Promise<void>
}

export type ByteRange = { start: number; end: number }
/** `size`: of the whole file, in bytes. The caller must read the stream to its end, or cancel it. */
type StoredFile = { size: number; stream: ReadableStream<Uint8Array> }

/** Valid names: no folder, no hidden file, nothing that depends on the operating system. */
const NAME = /^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/

/** Whether `name` is a valid file name. */
export const isStoredName = (name: string): boolean => NAME.test(name)

/** `name` if it is valid. Throws otherwise, because it could lead out of the store. */
export function storedName(name: string): string {
  if (!isStoredName(name)) throw new Error(`« ${name} » ne peut pas nommer un fichier.`)
  return name
}

const KEY = 'fileStore'

/** The part of Payload's `custom` config from which `fileStore` reads the store. */
export const withFileStore = (store: FileStore) => ({ [KEY]: store })

/** The file store of `payload`. */
export const fileStore = ({ config }: Pick<Payload, 'config'>): FileStore =>
  config.custom[KEY] as FileStore
