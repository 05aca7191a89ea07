import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, opendir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { createClient } from '@libsql/client'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

import { sqliteFile } from '@/platform/database/database-url'
import type { Env } from '@/platform/env'

/**
 * Writes to the database of `payload` and, unless files are in a bucket, lists and writes to their folder, to detect a
 * read-only server. Only a probe document on MongoDB stays. Throws the error of the failed write.
 */
export async function tryWrite(
  { db }: Payload,
  { databaseUrl, dataDir, s3 }: Pick<Env, 'databaseUrl' | 'dataDir' | 's3'>,
): Promise<void> {
  if (!s3) await tryFolder(path.join(dataDir, 'files'))
  const file = sqliteFile(databaseUrl)
  if (file === null) await tryMongodb(db as unknown as MongooseAdapter)
  else await trySqlite(databaseUrl, file)
}

async function tryFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 })
  // Not with `recursive`, which reports a read-only file system as a missing folder.
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await (await opendir(folder)).close()
  // A name that the store does not list.
  const probe = path.join(folder, `.${randomUUID()}.partial`)
  try {
    await writeFile(probe, 'x')
  } finally {
    await rm(probe, { force: true })
  }
}

async function trySqlite(url: string, file: string): Promise<void> {
  // SQLite has no distinct error codes for these cases.
  for (const one of [file, path.dirname(file)]) await access(one, constants.R_OK | constants.W_OK)
  const client = createClient({ url })
  try {
    const { rows } = await client.execute('PRAGMA user_version')
    await client.execute('PRAGMA synchronous = NORMAL')
    await client.execute(`PRAGMA user_version = ${Number(rows[0]?.user_version)}`)
  } catch (error) {
    // Another connection is writing, which proves that writes work.
    if (!String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) throw error
  } finally {
    client.close()
  }
}

async function tryMongodb({ connection }: MongooseAdapter): Promise<void> {
  const probes = connection.collection<{ _id: string; at: Date }>('readiness')
  await probes.updateOne({ _id: 'probe' }, { $set: { at: new Date() } }, { upsert: true })
}
