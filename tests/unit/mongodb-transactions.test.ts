import { describe, expect, it, jest } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { connectWithTransactions } from '@/platform/database/mongodb'

const begin = () => Promise.resolve('une transaction')
const none = () => Promise.resolve(null)

/** The adapter, connected to a server that answers `hello`, after Payload has disabled its transactions. */
function connectedTo(hello: object) {
  const close = jest.fn()
  const db = {
    url: 'mongodb://agent:motdepasse@base.exemple.fr/site',
    beginTransaction: begin,
    commitTransaction: jest.fn<(id: unknown) => Promise<void>>(() => Promise.resolve()),
    sessions: {} as Record<string, object>,
  }
  const connect = () => {
    const connection = { close, db: { command: () => Promise.resolve(hello) } }
    Object.assign(db, { connection, transactionOptions: false, beginTransaction: none })
    return Promise.resolve()
  }
  return { db: db as unknown as MongooseAdapter, commit: db.commitTransaction, connect, close }
}

describe('connectWithTransactions', () => {
  it.each([
    ['a replica set', { setName: 'rs0' }],
    ['mongos', { msg: 'isdbgrid' }],
  ])('enables transactions on %s, with any address', async (_, hello) => {
    const { db, connect } = connectedTo(hello)
    await connectWithTransactions(db, connect, 'required')
    expect(db).toMatchObject({ beginTransaction: begin, transactionOptions: {} })
  })

  it('throws when a transaction was aborted before its commit, which Payload ignores', async () => {
    const { commit, connect, db } = connectedTo({ setName: 'rs0' })
    await connectWithTransactions(db, connect, 'required')
    Object.assign(db.sessions, { open: {} })
    await db.commitTransaction('open')
    expect(commit).toHaveBeenCalledWith('open')
    for (const id of ['undone', undefined as never]) {
      await expect(db.commitTransaction(id)).rejects.toThrow('undone before its end')
    }
    expect(commit).toHaveBeenCalledTimes(1)
  })

  it('refuses a server without transactions, with one line that has no password', async () => {
    const { db, connect, close } = connectedTo({})
    const refused = connectWithTransactions(db, connect, 'required')
    await expect(refused).rejects.toThrow(
      /^La base de données mongodb:\/\/base\.exemple\.fr\/site n’a pas de transactions.*$/,
    )
    expect(close).toHaveBeenCalled()
  })

  it('accepts a server without transactions when the environment allows it', async () => {
    const { db, connect } = connectedTo({})
    await connectWithTransactions(db, connect, 'none')
    expect(db).toMatchObject({ beginTransaction: none, transactionOptions: false })
  })
})
