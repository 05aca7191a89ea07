import { createClient, type Client, type InStatement, type ResultSet } from '@libsql/client'

import { Refusal } from '@/platform/refusal'

const PAUSE_MS = 20
/** How long SQLite itself waits, and nothing else runs in the process: its client is synchronous. */
const BUSY_TIMEOUT_MS = 5

/** A connection to the file at `url` that writes, in one transaction at a time; whoever uses it sees to that. */
export class SqliteWriter {
  #client: Client | null = null
  /** After some errors (the disk is full) SQLite has undone all by itself, and would keep what is written next. */
  #undone: Error | null = null

  constructor(readonly url: string) {}

  async execute(statement: InStatement): Promise<ResultSet> {
    if (this.#undone) throw this.#undone
    try {
      return await this.#open().execute(statement)
    } catch (error) {
      if (!isOfStatementAlone(error)) this.#undone = error as Error
      throw error
    }
  }

  /**
   * Begins a transaction, waiting up to `withinMs` for another process to end its own; throws a Refusal after that. Waits
   * here rather than in SQLite: nothing else would run meanwhile, not even a visit that only reads. What `isUnsynced` is
   * committed before it is on the disk.
   */
  async begin(withinMs: number, isUnsynced = false): Promise<void> {
    const deadline = Date.now() + withinMs
    while (!(await this.#tryToBegin(isUnsynced))) {
      if (Date.now() >= deadline) throw othersWrite()
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  async #tryToBegin(isUnsynced: boolean): Promise<boolean> {
    this.#undone = null
    const synchronous = `PRAGMA synchronous = ${isUnsynced ? 'NORMAL' : 'FULL'}`
    try {
      // Ends it at once. A `BEGIN` that is refused stays "in progress" in libsql, and no COMMIT is accepted beside it;
      // run by this method, it does not.
      await this.#open().executeMultiple(`${synchronous}; BEGIN IMMEDIATE`)
      await this.execute('BEGIN IMMEDIATE')
      return true
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
      // Another process came in between the two.
      if (this.#undone) this.close()
      return false
    }
  }

  /** Throws what kept it from being kept; all is undone then. */
  async commit(): Promise<void> {
    try {
      await this.execute('COMMIT')
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  async rollback(): Promise<void> {
    this.#undone = null
    // Nothing is left to undo where SQLite has done so itself.
    await this.#open()
      .execute('ROLLBACK')
      .catch(() => {})
  }

  close(): void {
    this.#client?.close()
    this.#client = null
  }

  #open(): Client {
    if (this.#client) return this.#client
    this.#client = createClient({ url: this.url })
    // Runs at once.
    void this.#client.execute(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
    return this.#client
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''

/** Others may have ended the transaction (https://www.sqlite.org/lang_transaction.html). */
const isOfStatementAlone = (error: unknown): boolean =>
  /^$|^SQLITE_(CONSTRAINT|ERROR)/.test(codeOf(error))

const othersWrite = () =>
  new Refusal(
    'Le contenu est en train d’être modifié par ailleurs (un import, peut-être) : rien n’a été enregistré. Réessayez dans quelques instants.',
    503,
  )
