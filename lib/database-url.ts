export type DatabaseKind = 'sqlite' | 'mongodb'

/** Which database a `DATABASE_URL` names, by its scheme; null when the scheme is none we know. */
export function databaseFromUrl(url: string): DatabaseKind | null {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^mongodb(\+srv)?:\/\/./.test(url)) return 'mongodb'
  return null
}

/**
 * `url` as a person may read it in a message, without name and password. Up to the last `@`: a password that should have
 * been percent-encoded is hidden too.
 */
export const withoutCredentials = (url: string): string => url.replace(/\/\/.*@/, '//')
