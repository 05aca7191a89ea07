import { DATABASE_DAMAGED, DISK_FULL } from './words'

/** Of SQLite, of files, and of MongoDB (14031, OutOfDiskSpace). */
const FULL = /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT|14031)$/
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/

/** Adapters wrap what the database said. */
const DEPTH = 5

/** What is wrong with the disk or the file of the database, as `error` or its causes tell, for staff; null: nothing known. */
export function storageFault(error: unknown): string | null {
  let cause = error as { cause?: unknown; code?: unknown } | null | undefined
  for (let depth = 0; cause && depth < DEPTH; depth++) {
    const { code } = cause
    const told = typeof code === 'string' || typeof code === 'number' ? String(code) : ''
    if (FULL.test(told)) return DISK_FULL
    if (DAMAGED.test(told)) return DATABASE_DAMAGED
    cause = cause.cause as typeof cause
  }
  return null
}
