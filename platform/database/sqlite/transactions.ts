import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { drizzle as drizzleOn } from '@payloadcms/db-sqlite/drizzle/libsql'
import { isolateObjectProperty, type PayloadRequest } from 'payload'

import { Refusal } from '@/platform/refusal'

import { sqliteFile } from '../database-url'

import { OpenedFile } from './opened-file'
import { SqliteWriter } from './writer'

/** How long a write waits for those of this process before it. */
const TURN_WITHIN_MS = 30_000
/** How long one waits for another process (an import into a running site) to end its own, unless it says so itself. */
const LOCK_WITHIN_MS = 10_000
/** Beyond, one that keeps others waiting is undone: what it waits for may never come. MongoDB does so too. */
const LONGEST_MS = 60_000

/** What an adapter writes by; `upsert` is missing, for it asks `updateOne`. */
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

/** `id`: as Payload names it, once it has begun. */
type Transaction = { id?: string; isOpen: boolean; watch?: NodeJS.Timeout }

/**
 * Gives `db` transactions that several may ask for at once: writers take turns, on a connection of their own, and readers
 * on the other one read what was committed last. A write that carries no transaction is one by itself, for a document is
 * many rows. Payload's own answer 200 to some of two simultaneous writes and drop them: SQLite refuses the second at its
 * commit, which the adapter does not tell.
 *
 * A file that was replaced or removed since it was opened takes no write.
 *
 * Whoever writes within a transaction without naming it (`req`) would wait for themselves: throws at once instead.
 */
export function withTransactions<Database extends SQLiteAdapter>(db: Database): Database {
  const turns = new Turns(TURN_WITHIN_MS)
  const open = new Map<string, Transaction>()
  /** The transaction within which this code runs. */
  const current = new AsyncLocalStorage<Transaction>()
  const writer = new SqliteWriter(db.clientConfig.url)
  const openedFile = new OpenedFile(sqliteFile(db.clientConfig.url)!)
  Object.assign(db, { openedFile })
  let drizzle: unknown
  /** The last one that could not be kept: Payload may go on in its name, to undo by hand, before it tells. */
  let failed: { id: string; cause: unknown } | undefined
  const over = (name: string, id: string) =>
    new Error(`${name}: the transaction is over.`, failed?.id === id ? { cause: failed.cause } : {})

  const connect = db.connect!.bind(db)
  db.connect = async (...args) => {
    await connect(...args)
    openedFile.remember()
    // Again in development, when the schema changes.
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

  /** Does nothing if it has ended. Throws if what was written could not be kept. */
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

  // Not `async`: what is entered here holds for whoever asked, until they are done.
  db.beginTransaction = (options) => {
    // Their first write will throw, which can say what they write.
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
    // By a minute’s watch, or by a part of it that failed and of which nobody told.
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
  // Payload's queue begins a transaction for it, and forgets that one when it fails.
  const { updateJobs } = db
  db.updateJobs = (args) =>
    updateJobs(args).catch(async (error: unknown) => {
      await db.rollbackTransaction((await args.req?.transactionID) ?? '')
      throw error
    })
  return db
}

/** `args`, for a write that is part of the transaction `id`. */
function within(id: string, args: Args): Args {
  const req = isolateObjectProperty((args.req ?? {}) as PayloadRequest, 'transactionID')
  req.transactionID = id
  return { ...args, req }
}

/**
 * Payload does so on purpose for a forgotten password, so that of two who ask at once one gets a letter. Here the second
 * waits for the whole of the first: to be a part of it is as good.
 */
const isToBeOutside = ({ req }: Args): boolean =>
  req !== undefined && 'transactionID' in req && req.transactionID === undefined

/** What a write of the adapter is about, under the names that its methods give it; none: the queue of jobs. */
type Written = Partial<Record<'collection' | 'global' | 'globalSlug' | 'slug', string>>

/** The error of a write, by `method`, within a transaction that it does not name. Its stack reaches the hook that asked. */
function forgotten(method: string, { collection, global, globalSlug, slug }: Written): Error {
  const subject = collection ?? globalSlug ?? global ?? slug ?? 'payload-jobs'
  const { stackTraceLimit } = Error
  // Frames of Payload's stand between.
  Error.stackTraceLimit = 50
  const error = new Error(
    `${method} of “${subject}” would wait for the transaction that it is part of: pass \`req\` to it`,
  )
  Error.stackTraceLimit = stackTraceLimit
  return error
}

/** Lets one go at a time, in the order in which they asked. Whoever has waited for `withinMs` is refused. */
class Turns {
  #isTaken = false
  readonly #waiting: (() => void)[] = []

  constructor(readonly withinMs: number) {}

  /** Whether somebody waits. */
  get isAskedFor(): boolean {
    return this.#waiting.length > 0
  }

  /** Resolves when it is one's turn, to be passed on by whoever took it. Throws a Refusal after a while. */
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
