import path from 'node:path'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import {
  BasePayload,
  createLocalReq,
  type BaseDatabaseAdapter,
  type Payload,
  type PayloadRequest,
  type SanitizedConfig,
} from 'payload'

import { sqlite } from '@/platform/database/sqlite/adapter'

import { inTemporaryFolder } from './temporary'
import { isMongodb } from './write-row'

/**
 * Runs `work` on the content of one instant, while others may write. SQLite: on a copy, which one statement makes and
 * which is removed after. MongoDB: in a transaction that reads a snapshot; where there are none, as things are.
 */
export async function onSnapshot<Result>(
  payload: Payload,
  work: (payload: Payload, req: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  if (!isMongodb(payload)) return onCopy(payload, work)
  const req = await createLocalReq({}, payload)
  const db = payload.db as unknown as BaseDatabaseAdapter
  const transaction = await db.beginTransaction({ readConcern: { level: 'snapshot' } })
  if (transaction) req.transactionID = transaction
  try {
    return await work(payload, req)
  } finally {
    if (transaction) await payload.db.rollbackTransaction(transaction)
  }
}

function onCopy<Result>(
  payload: Payload,
  work: (payload: Payload, req: PayloadRequest) => Promise<Result>,
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
      return await work(copy, await createLocalReq({}, copy))
    } finally {
      await copy.destroy()
    }
  })
}
