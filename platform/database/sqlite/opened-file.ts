import { statSync } from 'node:fs'

/** The error code of a write to a SQLite file that was replaced or removed while it was open. */
export const FILE_REPLACED = 'EIG_FILE_REPLACED'

/**
 * The SQLite file that this process has open, identified by device and inode. If another file replaces it, SQLite still
 * writes to the old file, which cannot be opened any more: all these writes would be lost at the next start.
 */
export class OpenedFile {
  #identity: string | null = null

  constructor(readonly path: string) {}

  /** Call it once the database is open; later calls have no effect. */
  remember(): void {
    this.#identity ??= identityOf(this.path)
  }

  /** Throws an error with the code FILE_REPLACED if the file is no longer the opened one. */
  refuseReplaced(): void {
    if (this.#identity === null || identityOf(this.path) === this.#identity) return
    const error = new Error(`The file ${this.path} was replaced or removed while it was open.`)
    throw Object.assign(error, { code: FILE_REPLACED })
  }
}

function identityOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : 'absent'
}

/**
 * The file that `db` has open; undefined for MongoDB. Stored on `db`, because the start and the routes each load their
 * own copy of this module.
 */
export const openedFileOf = (db: object): OpenedFile | undefined =>
  (db as { openedFile?: OpenedFile }).openedFile
