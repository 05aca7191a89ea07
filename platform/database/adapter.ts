import { databaseFromUrl } from './database-url'

/**
 * The Payload database adapter that the scheme of `url` names, alone: reading the other's packages takes half a second of a
 * core at each start. `url` is already validated; nothing is opened.
 */
export async function databaseAdapter(url: string) {
  if (databaseFromUrl(url) === 'mongodb') {
    const { mongodb } = await import('./mongodb')
    return mongodb(url)
  }
  const { sqlite } = await import('./sqlite/adapter')
  return sqlite(url)
}
