import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'

import type { Client } from '@libsql/client'

/** Rows per query. The server handles other requests between two queries. */
const BATCH = 200
/** Maximum number of places that a message names. */
const MOST_NAMED = 10

type Named = { name: string }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * The places where the open SQLite file contains text that is not UTF-8, as `table.column (rowid n)`, ten at most.
 * libsql crashes the process when it reads such a text, up to version 0.18 of its client, so this reads bytes. `client`
 * must be the client of the adapter: when a second client was opened and closed here, it damaged the file if another
 * process opened it meanwhile.
 */
export async function invalidTexts(client: Client): Promise<string[]> {
  const found: string[] = []
  const { rows } = await client.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
  )
  for (const { name } of rows as unknown as Named[]) {
    found.push(...(await invalidIn(client, name)))
  }
  return found.slice(0, MOST_NAMED)
}

async function invalidIn(client: Client, table: string): Promise<string[]> {
  const info = await client.execute({ sql: 'SELECT name FROM pragma_table_info(?)', args: [table] })
  const columns = (info.rows as unknown as Named[]).map(({ name }) => name)
  const bytes = columns.map(
    (name) => `CASE typeof(${quoted(name)}) WHEN 'text' THEN CAST(${quoted(name)} AS BLOB) END`,
  )
  const sql = `SELECT rowid, ${bytes.join(', ')} FROM ${quoted(table)} WHERE rowid > ? ORDER BY rowid LIMIT ${BATCH}`
  const found: string[] = []
  for (let last = Number.MIN_SAFE_INTEGER; found.length < MOST_NAMED;) {
    const { rows } = await client.execute({ sql, args: [last] })
    for (const row of rows) {
      columns.forEach((column, index) => {
        const value = row[index + 1]
        if (!(value instanceof ArrayBuffer) || isUtf8(value)) return
        found.push(`${table}.${column} (rowid ${Number(row[0])})`)
      })
    }
    if (rows.length < BATCH) break
    last = Number(rows.at(-1)![0])
    await setImmediate()
  }
  return found
}
