export type DatabaseKind = 'sqlite' | 'mongodb'

/** Which database a `DATABASE_URL` names, by its scheme; null when the scheme is none we know. */
export function databaseFromUrl(url: string): DatabaseKind | null {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^mongodb(\+srv)?:\/\/./.test(url)) return 'mongodb'
  return null
}

/** The file of the SQLite database at `url`; null for MongoDB. */
export const sqliteFile = (url: string): string | null =>
  databaseFromUrl(url) === 'sqlite' ? url.slice('file:'.length) : null

/**
 * `url` as a person may read it in a message, without name and password. Up to the last `@`: a password that should have
 * been percent-encoded is hidden too.
 */
export function withoutCredentials(url: string): string {
  const from = url.indexOf('//') + 2
  const to = url.lastIndexOf('@') + 1
  return from > 1 && to > from ? url.slice(0, from) + url.slice(to) : url
}
