export type DatabaseKind = 'sqlite' | 'mongodb'

/** The kind of database of a `DATABASE_URL`, from its scheme; null if the scheme is unknown. */
export function databaseFromUrl(url: string): DatabaseKind | null {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^mongodb(\+srv)?:\/\/./.test(url)) return 'mongodb'
  return null
}

/** The file of the SQLite database at `url`; null for MongoDB. */
export const sqliteFile = (url: string): string | null =>
  databaseFromUrl(url) === 'sqlite' ? url.slice('file:'.length) : null

/**
 * `url` without user name and password, for messages. Cuts at the last `@`, so that a password that is not
 * percent-encoded is hidden too.
 */
export function withoutCredentials(url: string): string {
  const from = url.indexOf('//') + 2
  const to = url.lastIndexOf('@') + 1
  return from > 1 && to > from ? url.slice(0, from) + url.slice(to) : url
}
