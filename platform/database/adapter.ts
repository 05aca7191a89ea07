import { databaseFromUrl } from './database-url'

export type DatabaseOptions = {
  /** MongoDB only: open when the indexes are made, not while they are. For tests that need unique ones at once. */
  ensureIndexes?: boolean
}

/**
 * The Payload database adapter that the scheme of `url` names, alone: reading the other's packages takes half a second of a
 * core at each start. `url` is already validated; nothing is opened.
 */
export async function databaseAdapter(
  url: string,
  { ensureIndexes = false }: DatabaseOptions = {},
) {
  if (databaseFromUrl(url) === 'mongodb') {
    const { mongodb } = await import('./mongodb')
    return mongodb(url, ensureIndexes)
  }
  const { sqlite } = await import('./sqlite/adapter')
  return sqlite(url)
}
