export type DatabaseKind = 'sqlite' | 'mongodb'

/** Which database a `DATABASE_URL` names, by its scheme; null when the scheme is none we know. */
export function databaseFromUrl(url: string): DatabaseKind | null {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^mongodb(\+srv)?:\/\/./.test(url)) return 'mongodb'
  return null
}
