import { statfs } from 'node:fs/promises'
import path from 'node:path'

import { createClient } from '@libsql/client'
import type { Payload } from 'payload'

import { migrations as mongodb } from '@/migrations/mongodb'
import { migrations as sqlite } from '@/migrations/sqlite'
import { appliedMigrations } from '@/platform/database/open-payload'
import { sqliteFile } from '@/platform/database/database-url'
import { openedFileOf } from '@/platform/database/sqlite/opened-file'
import type { Env } from '@/platform/env'
import { isStopping } from '@/platform/http/stop-gracefully'
import { within } from '@/platform/within'

import { isDatabaseUp, knownFault, readRevision } from './database'
import { EMPTY_DATABASE, isDatabaseEmpty } from './empty-database'
import { tryWrite } from './try-write'
import { DISK_FULL, storageFault } from './words'

const ANSWER_WITHIN_MS = 2_000
const NO_ANSWER = 'La base de données ne répond pas.'
const NO_WRITE = 'La base de données n’accepte pas d’écriture.'

/**
 * Why this process should not receive visitors, in one French sentence; null if it should. `open` gives the site, whose
 * database is at `databaseUrl` and whose files are in `dataDir`. Takes a few seconds at most.
 */
export async function whyNotReady(
  open: () => Promise<Payload>,
  settings: Pick<Env, 'databaseUrl' | 'dataDir' | 'isProduction' | 's3'>,
): Promise<string | null> {
  const { databaseUrl, dataDir, isProduction } = settings
  if (isStopping()) return 'Le serveur s’arrête.'
  try {
    const payload = await within(ANSWER_WITHIN_MS, open())
    if (!(await isDatabaseUp(payload))) return knownFault() ?? NO_ANSWER
    const applied = await within(ANSWER_WITHIN_MS, appliedMigrations(payload))
    const all = sqliteFile(databaseUrl) ? sqlite : mongodb
    const isMissing = all.some(({ name }) => !applied.includes(name))
    if (isMissing) return 'Il manque des migrations à la base de données.'
    const revision = await readRevision(payload, false)
    if (isProduction && (await within(ANSWER_WITHIN_MS, isDatabaseEmpty(payload, revision)))) {
      return EMPTY_DATABASE
    }
    const trouble = await within(ANSWER_WITHIN_MS, storageTrouble(payload.db, databaseUrl, dataDir))
    if (trouble) return trouble
    const writing = within(ANSWER_WITHIN_MS, tryWrite(payload, settings))
    return await writing.then(
      () => null,
      (error: unknown) => storageFault(error) ?? NO_WRITE,
    )
  } catch (error) {
    return storageFault(error) ?? NO_ANSWER
  }
}

/** A publication or an image may need more. */
const LEAST_FREE_BYTES = 1024 * 1024
/** A publication may add an image in each of its widths. */
const LEAST_FREE_INODES = 16

/**
 * What is wrong with the disks of `dataDir` and of the SQLite file at `databaseUrl`, or with that file, in one French
 * sentence; null if a check of a few milliseconds finds nothing. Throws SQLite's errors on the file.
 */
async function storageTrouble(
  db: object,
  databaseUrl: string,
  dataDir: string,
): Promise<string | null> {
  const file = sqliteFile(databaseUrl)
  if (await isFull(dataDir)) return DISK_FULL
  if (file === null) return null
  if (await isFull(path.dirname(file))) return DISK_FULL
  // Checked before connecting, which would create a missing file. Does not open the file itself: closing it would
  // release SQLite's locks
  // (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
  openedFileOf(db)?.refuseReplaced()
  await readEachTable(databaseUrl)
  return null
}

async function isFull(folder: string): Promise<boolean> {
  // The folder may not exist if files are in a bucket.
  const disk = await statfs(folder).catch(() => null)
  if (!disk) return false
  // A file system that creates inodes as needed, such as Btrfs, reports none at all.
  const isOutOfInodes = disk.files > 0 && disk.ffree < LEAST_FREE_INODES
  return isOutOfInodes || disk.bavail * disk.bsize < LEAST_FREE_BYTES
}

/** Uses a separate connection: the server's connections cache what they have read, even if the file was overwritten since. */
async function readEachTable(url: string): Promise<void> {
  const client = createClient({ url })
  try {
    const { rows } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    for (const { name } of rows as unknown as { name: string }[]) {
      await client.execute(`SELECT rowid FROM "${name}" NOT INDEXED LIMIT 1`)
    }
  } finally {
    client.close()
  }
}
