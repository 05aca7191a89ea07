import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { drizzle as drizzleOn } from '@payloadcms/db-sqlite/drizzle/libsql'
import { isolateObjectProperty, type PayloadRequest } from 'payload'

import { Refusal } from '@/platform/refusal'

import { sqliteFile } from '../database-url'

import { OpenedFile } from './opened-file'
import { SqliteWriter } from './writer'

/** How long a write waits for earlier writes of this process. */
const TURN_WITHIN_MS = 30_000
/**
 * How long a write waits for a transaction of another process (such as an import into a running site), unless
 * `lockWithinMs` is given.
 */
const LOCK_WITHIN_MS = 10_000
/**
 * After this long, a transaction that blocks others is rolled back: what it waits for may never come. MongoDB does the
 * same.
 */
const LONGEST_MS = 60_000

/** The write methods of an adapter. `upsert` is not listed because it calls `updateOne`. */
export const WRITES = [
  'create',
  'updateOne',
  'updateMany',
  'updateJobs',
  'deleteOne',
  'deleteMany',
  'createVersion',
  'updateVersion',
  'deleteVersions',
  'createGlobal',
  'updateGlobal',
  'createGlobalVersion',
  'updateGlobalVersion',
] as const

type Args = Written & { req?: Partial<PayloadRequest> }
type Write = (args: Args) => Promise<unknown>

/** `id`: Payload's id of the transaction, set once it has started. */
type Transaction = { id?: string; isOpen: boolean; watch?: NodeJS.Timeout }

/**
 * Gives `db` concurrent transactions. Writers take turns on a separate connection; readers use the other connection and
 * read the last committed state. A write without a transaction gets its own, because a document is many rows. With
 * Payload's own transactions, one of two simultaneous writes may be lost although its response is 200: SQLite refuses
 * the second commit and the adapter does not report it.
 * Refuses all writes if the file was replaced or removed since it was opened.
 * A write inside a transaction that does not pass `req` would wait for its own transaction, so it throws at once.
 */
export function withTransactions<Database extends SQLiteAdapter>(db: Database): Database {
  const turns = new Mutex(TURN_WITHIN_MS)
  const open = new Map<string, Transaction>()
  /** The transaction in which the current code runs. */
  const current = new AsyncLocalStorage<Transaction>()
  const writer = new SqliteWriter(db.clientConfig.url)
  const openedFile = new OpenedFile(sqliteFile(db.clientConfig.url)!)
  Object.assign(db, { openedFile })
  let drizzle: unknown
  /**
   * The last transaction that failed to end, and the error. Payload may still write with its id, to undo its own work,
   * before it reports the error.
   */
  let failed: { id: string; cause: unknown } | undefined
  const over = (name: string, id: string) =>
    new Error(`${name}: the transaction is over.`, failed?.id === id ? { cause: failed.cause } : {})

  const connect = db.connect!.bind(db)
  db.connect = async (...args) => {
    await connect(...args)
    openedFile.remember()
    // Runs again in development when the schema changes.
    drizzle = drizzleOn(writer as never, { schema: db.schema as never })
  }
  const destroy = db.destroy!.bind(db)
  db.destroy = async () => {
    writer.close()
    await destroy()
  }

  async function begin(
    transaction: Transaction,
    { lockWithinMs = LOCK_WITHIN_MS, isUnsynced = false } = {},
  ): Promise<string> {
    await turns.take()
    try {
      openedFile.refuseReplaced()
      await writer.begin(lockWithinMs, isUnsynced)
    } catch (error) {
      turns.pass()
      throw error
    }
    const id = randomUUID()
    transaction.id = id
    open.set(id, transaction)
    const unused = () => Promise.resolve()
    db.sessions[id] = { db: drizzle as never, resolve: unused, reject: unused }
    transaction.watch = setInterval(() => {
      if (!turns.isAskedFor) return
      db.payload.logger.error(`A transaction is undone: others waited for it for ${LONGEST_MS} ms`)
      void end(id, 'rollback')
    }, LONGEST_MS).unref()
    return id
  }

  /** Does nothing if the transaction has already ended. Throws if it could not be committed. */
  async function end(id: string, how: 'commit' | 'rollback'): Promise<void> {
    const transaction = open.get(id)
    if (!transaction) return
    open.delete(id)
    delete db.sessions[id]
    clearInterval(transaction.watch)
    try {
      await writer[how]()
    } catch (cause) {
      failed = { id, cause }
      throw cause
    } finally {
      transaction.isOpen = false
      turns.pass()
    }
  }

  // Not `async`, so that `enterWith` applies to the caller until it is done.
  db.beginTransaction = (options) => {
    // A nested transaction gets no id. Its first write throws, with an error that names what it writes.
    if (current.getStore()?.isOpen) return Promise.resolve(null)
    const transaction = { isOpen: true }
    current.enterWith(transaction)
    return begin(transaction, options).catch((error: unknown) => {
      transaction.isOpen = false
      throw error
    })
  }
  db.commitTransaction = async (given) => {
    const id = String(await given)
    // The watchdog rolled it back after a minute, or a part of it failed without an error to the caller.
    if (!open.has(id)) throw new Error('The transaction was undone before its end.')
    await end(id, 'commit')
  }
  db.rollbackTransaction = async (id) => end(String(await id), 'rollback')

  async function alone(write: Write, args: Args): Promise<unknown> {
    const id = await begin({ isOpen: true }, { isUnsynced: args.req?.context?.isUnsynced === true })
    try {
      const result = await write(within(id, args))
      await end(id, 'commit')
      return result
    } catch (error) {
      await end(id, 'rollback')
      throw error
    }
  }

  const methods = db as unknown as Record<(typeof WRITES)[number], Write>
  for (const name of WRITES) {
    const write = methods[name].bind(db)
    methods[name] = async (args) => {
      const id = await args.req?.transactionID
      if (id && !open.has(String(id))) throw over(name, String(id))
      if (id) return write(args)
      const around = current.getStore()
      if (!around?.isOpen) return alone(write, args)
      if (around.id && isToBeOutside(args)) return write(within(around.id, args))
      throw forgotten(name, args)
    }
  }
  // Payload's job queue begins a transaction for this write and does not roll it back on failure.
  const { updateJobs } = db
  db.updateJobs = (args) =>
    updateJobs(args).catch(async (error: unknown) => {
      await db.rollbackTransaction((await args.req?.transactionID) ?? '')
      throw error
    })
  return db
}

/** `args` for a write in the transaction `id`. */
function within(id: string, args: Args): Args {
  const req = isolateObjectProperty((args.req ?? {}) as PayloadRequest, 'transactionID')
  req.transactionID = id
  return { ...args, req }
}

/**
 * Payload deliberately writes outside the transaction for a forgotten password, so that only one of two concurrent
 * requests sends a mail. Here the second request waits for the whole first transaction, so joining the transaction is
 * enough.
 */
const isToBeOutside = ({ req }: Args): boolean =>
  req !== undefined && 'transactionID' in req && req.transactionID === undefined

/** The subject of an adapter write, under the names that its methods use. None means the job queue. */
type Written = Partial<Record<'collection' | 'global' | 'globalSlug' | 'slug', string>>

/**
 * The error of a write, by `method`, in a transaction that it does not pass. Its stack includes the hook that made the
 * call.
 */
function forgotten(method: string, { collection, global, globalSlug, slug }: Written): Error {
  const subject = collection ?? globalSlug ?? global ?? slug ?? 'payload-jobs'
  const { stackTraceLimit } = Error
  // Payload's own frames come first.
  Error.stackTraceLimit = 50
  const error = new Error(
    `${method} of “${subject}” would wait for the transaction that it is part of: pass \`req\` to it`,
  )
  Error.stackTraceLimit = stackTraceLimit
  return error
}

/** A mutex that serves callers in order. A caller that waits longer than `withinMs` is refused. */
class Mutex {
  #isTaken = false
  readonly #waiting: (() => void)[] = []

  constructor(readonly withinMs: number) {}

  /** Whether a caller is waiting. */
  get isAskedFor(): boolean {
    return this.#waiting.length > 0
  }

  /** Resolves when the caller has the mutex; it must then call `pass`. Throws a Refusal after `withinMs`. */
  async take(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1)
        reject(tooMany())
      }, this.withinMs)
      this.#waiting.push(go)
    })
  }

  pass(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isTaken = false
  }
}

const tooMany = () =>
  new Refusal(
    'Trop de modifications sont en cours d’enregistrement : rien n’a été enregistré. Réessayez dans quelques instants.',
    503,
  )
