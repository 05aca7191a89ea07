import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { Refused } from '@/content/refused'
import { inTransaction } from '@/platform/database/in-transaction'
import { KEEPS_DATES } from '@/platform/database/version-order'
import type { FileStore } from '@/platform/files/store'

import { fill, verifyCounts } from './fill'
import type { Inspection } from './inspect'
import { type Manifest, storedNameOf } from './manifest'
import { partsOf } from './parts'
import { isMongodb, idsOf, sqliteTransaction } from './rows'
import { measured, storedBytes, type Tell } from './pack'
import { rowsFor } from './target'

/** `withAccounts`: also restores the accounts of the bundle, if it has any. */
type RestoreOptions = {
  file: string
  /** The result of the inspection, done before the database was opened. */
  inspection: Inspection
  files: FileStore
  withAccounts: boolean
  tell: Tell
}

/**
 * Restores the bundle at `file` into an empty site; returns its manifest. Throws Refused before anything is written.
 * Any other error leaves no document on SQLite, which must be open with transactions, and nothing public on MongoDB.
 */
export async function restore(payload: Payload, options: RestoreOptions): Promise<Manifest> {
  const { file, files, inspection, tell } = options
  const { manifest } = inspection
  const withAccounts = options.withAccounts && manifest.accounts
  const req = await createLocalReq(KEEPS_DATES, payload)
  await refuseUnlessEmpty(req, withAccounts)
  await refuseOtherFiles(files, manifest)

  const rowOf = rowsFor(payload, inspection, withAccounts)
  const total = manifest.entries.reduce((sum, { lines = 1 }) => sum + lines, 0)
  const write = () => fill({ req, file, files, rowOf, withAccounts, total, tell })
  const published = await (isMongodb(payload) ? unlessPublic(write) : allOrNothing(req, write))

  const parts = partsOf(payload, withAccounts)
  await verifyCounts(
    { payload, req: await createLocalReq({}, payload) },
    parts,
    manifest,
    published,
  )
  return manifest
}

/** Defers SQLite's foreign key checks to the end, because documents refer to each other in cycles. */
const allOrNothing = <Result>(req: PayloadRequest, work: () => Promise<Result>): Promise<Result> =>
  inTransaction(req, async () => {
    const { adapter, db } = await sqliteTransaction(req)
    await adapter.execute({ db, raw: 'PRAGMA defer_foreign_keys = ON' })
    return work()
  })

/**
 * A restore takes longer than a MongoDB transaction may last, so a failed one leaves drafts. Throws with the original
 * error as the cause.
 */
async function unlessPublic<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new Error(
      'La base contient une partie de la sauvegarde, dont rien n’est public si l’écriture ou la relecture s’est arrêtée. Videz-la, ou prenez-en une autre (DATABASE_URL), et recommencez.',
      { cause: error },
    )
  }
}

/** Throws Refused if `files` contains a name of the bundle with other bytes. */
async function refuseOtherFiles(files: FileStore, { entries }: Manifest): Promise<void> {
  for (const entry of entries) {
    const name = storedNameOf(entry)
    if (!name || (await files.size(name)) === null) continue
    const { sha256 } = await measured(storedBytes(files, name))
    if (sha256 === entry.sha256) continue
    throw new Refused(
      `Un autre fichier a déjà le nom « ${name} » : restaurez dans un DATA_DIR neuf.`,
    )
  }
}

/** Throws Refused if the site of `req` has any content or, if accounts are to be restored, any account. */
async function refuseUnlessEmpty(req: PayloadRequest, withAccounts: boolean): Promise<void> {
  for (const part of partsOf(req.payload)) {
    const isAccounts = part.slug === 'users'
    if (isAccounts && !withAccounts) continue
    if (!(await idsOf({ payload: req.payload, req }, part)).length) continue
    throw new Refused(
      isAccounts
        ? 'Ce site a déjà des comptes : restaurez dans une base neuve, ou sans ceux de la sauvegarde (--without-accounts).'
        : 'Ce site a déjà du contenu, qu’une restauration remplacerait : restaurez dans une base neuve (DATABASE_URL).',
    )
  }
}
