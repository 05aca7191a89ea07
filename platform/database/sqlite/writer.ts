import { createClient, type Client, type InStatement, type ResultSet } from '@libsql/client'

import { Refusal } from '@/platform/refusal'

const PAUSE_MS = 20
/** How long SQLite itself waits. Kept short because its client is synchronous and blocks the process. */
const BUSY_TIMEOUT_MS = 5

/** A write connection to the file at `url`, with one transaction at a time. The caller must ensure this. */
export class SqliteWriter {
  #client: Client | null = null
  /**
   * The error after which SQLite rolled back by itself (such as a full disk). Later statements must fail, or SQLite
   * would commit them on their own.
   */
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
   * Begins a transaction, and waits up to `withinMs` for the transaction of another process; then throws a Refusal.
   * Waits here and not in SQLite, because SQLite would block the whole process, including reads. `isUnsynced`: commits
   * before the data is on disk.
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
      // `executeMultiple` ends the transaction at once, so this only tests whether `BEGIN` works. In `execute`, a
      // refused `BEGIN` stays "in progress" in libsql, and then no COMMIT is accepted.
      await this.#open().executeMultiple(`${synchronous}; BEGIN IMMEDIATE`)
      await this.execute('BEGIN IMMEDIATE')
      return true
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
      // Another process began a transaction between the two statements.
      if (this.#undone) this.close()
      return false
    }
  }

  /** Throws if the commit fails; everything is rolled back then. */
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
    // Fails if SQLite has already rolled back by itself.
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
    // libsql runs this synchronously.
    void this.#client.execute(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
    return this.#client
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''

/**
 * Whether the error concerns only the statement. Other errors may have ended the transaction
 * (https://www.sqlite.org/lang_transaction.html).
 */
const isOfStatementAlone = (error: unknown): boolean =>
  /^$|^SQLITE_(CONSTRAINT|ERROR)/.test(codeOf(error))

const othersWrite = () =>
  new Refusal(
    'Le contenu est en train d’être modifié par ailleurs (un import, peut-être) : rien n’a été enregistré. Réessayez dans quelques instants.',
    503,
  )
