import path from 'node:path'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import {
  type BaseDatabaseAdapter,
  BasePayload,
  createLocalReq,
  type Payload,
  type SanitizedConfig,
} from 'payload'

import { sqlite } from '@/platform/database/sqlite/adapter'
import type { FileStore } from '@/platform/files/store'

import { currentModel, FORMAT, FORMAT_VERSION, type Manifest } from './manifest'
import { measured, packBundle, type Packed, spoolLines, storedBytes, type Tell } from './pack'
import { type Part, partsOf, storedNames } from './parts'
import { type Mapping, portable, SAME } from './portable'
import { idsOf, isMongodb, type Reader, rowsOf } from './rows'
import { inTemporaryFolder } from './temporary'

/** `withAccounts`: also the staff accounts, with their password hashes, and the publications that they scheduled. */
type BackupOptions = {
  file: string
  files: FileStore
  withAccounts: boolean
  tell: Tell
}

/**
 * Writes all the content of the site at one instant to `file`, which must not exist; returns the manifest. Leaves no
 * file if it throws.
 */
export async function backup(payload: Payload, options: BackupOptions): Promise<Manifest> {
  const { file, files, withAccounts, tell } = options
  return inTemporaryFolder(async (folder) => {
    const names = new Set<string>()
    const content = await onSnapshot(payload, (reader) =>
      spoolContent(reader, folder, names, options),
    )
    const [stored, missingFiles] = await measureFiles(files, [...names].sort(), tell)
    const packed = [...content, ...stored]
    const manifest: Manifest = {
      format: FORMAT,
      version: FORMAT_VERSION,
      model: currentModel(),
      createdAt: new Date().toISOString(),
      accounts: withAccounts,
      missingFiles,
      entries: packed.map(({ path, size, sha256, lines }) => ({ path, size, sha256, lines })),
    }
    await packBundle(file, manifest, packed, tell)
    return manifest
  })
}

/** `names`: the function adds the stored names of all files to it. */
async function spoolContent(
  reader: Reader,
  folder: string,
  names: Set<string>,
  { withAccounts, tell }: BackupOptions,
): Promise<Packed[]> {
  const mapping = withAccounts ? SAME : WITHOUT_ACCOUNTS
  const ids = new Map<Part, string[]>()
  for (const part of partsOf(reader.payload, withAccounts)) ids.set(part, await idsOf(reader, part))
  tell('Lecture', [...ids.values()].flat().length)

  const packed: Packed[] = []
  for (const part of ids.keys()) packed.push(await spoolLines(folder, part.path, linesOf(part)))
  return packed

  async function* linesOf(part: Part) {
    for await (const row of rowsOf(reader, part, ids.get(part)!)) {
      for (const name of storedNames(reader.payload, part, row)) names.add(name)
      const said = portable(part.fields, row, mapping)
      yield part.kind === 'global' ? said : { id: String(row.id), ...said }
    }
  }
}

const WITHOUT_ACCOUNTS: Mapping = {
  ...SAME,
  relation: (collection, id) => (collection === 'users' ? null : id),
}

async function measureFiles(
  files: FileStore,
  names: string[],
  tell: Tell,
): Promise<[Packed[], string[]]> {
  tell('Fichiers', names.length)
  const [packed, missing]: [Packed[], string[]] = [[], []]
  for (const name of names) {
    if ((await files.size(name)) !== null) {
      const source = () => storedBytes(files, name)
      packed.push({ path: `files/${name}`, ...(await measured(source())), source })
    } else {
      missing.push(name)
    }
  }
  return [packed, missing]
}

/**
 * Runs `work` on the content of one instant while others may write. SQLite: on a temporary copy, made by one statement.
 * MongoDB: in a snapshot transaction; without transactions, on the live data.
 */
async function onSnapshot<Result>(
  payload: Payload,
  work: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  if (!isMongodb(payload)) return onCopy(payload, work)
  const req = await createLocalReq({}, payload)
  const db = payload.db as unknown as BaseDatabaseAdapter
  const transaction = await db.beginTransaction({ readConcern: { level: 'snapshot' } })
  if (transaction) req.transactionID = transaction
  try {
    return await work({ payload, req })
  } finally {
    if (transaction) await payload.db.rollbackTransaction(transaction)
  }
}

function onCopy<Result>(
  payload: Payload,
  work: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const file = path.join(folder, 'copy.sqlite')
    const { client } = payload.db as unknown as SQLiteAdapter
    await client.execute({ sql: 'VACUUM INTO ?', args: [file] })
    const config = Promise.resolve({
      ...payload.config,
      db: sqlite(`file:${file}`) as SanitizedConfig['db'],
    })
    const copy = await new BasePayload().init({ config, disableOnInit: true })
    try {
      return await work({ payload: copy, req: await createLocalReq({}, copy) })
    } finally {
      await copy.destroy()
    }
  })
}
