import { isNativeError } from 'node:util/types'

const FULL = 'Le disque est plein : libérez de la place, ou prenez-en un autre, puis recommencez.'
const DENIED = 'accès refusé : donnez-en le droit à ce compte, ou choisissez un autre endroit.'

/** What happened and what to do, by error code of the system, of SQLite or of MongoDB. `place`: the file, if known. */
const REASONS: Record<string, (place: string) => string> = {
  ENOSPC: () => FULL,
  EDQUOT: () => FULL,
  SQLITE_FULL: () => FULL,
  OutOfDiskSpace: () => FULL,
  EACCES: (place) => `${place} : ${DENIED}`,
  EPERM: (place) => `${place} : ${DENIED}`,
  EROFS: (place) => `${place} : ce disque est en lecture seule, choisissez un autre endroit.`,
  ENOENT: (place) => `${place} : ce fichier ou son dossier n’existe pas, vérifiez le nom.`,
  ENOTDIR: (place) => `${place} : ce chemin passe par un fichier, vérifiez le nom.`,
  EISDIR: (place) => `${place} : c’est un dossier, donnez le nom d’un fichier.`,
  EPIPE: () => 'La sortie a été fermée avant la fin.',
  SQLITE_READONLY: () =>
    'La base de données est en lecture seule : donnez à ce compte le droit d’écrire dans DATA_DIR.',
  SQLITE_IOERR: () =>
    'Le disque de la base de données a refusé une lecture ou une écriture : voyez s’il est plein ou en panne, puis recommencez.',
}

/** SQLite's messages when the code has a table or a column without a migration. */
const OTHER_SCHEMA = /no such (?:table|column)|has no column named/

const NEEDS_MIGRATION =
  'Il manque une table ou une colonne à la base de données : le schéma a changé sans migration. Lancez « npm run migrate:create -- nom_court », puis recommencez.'

type Coded = Error & { code?: unknown; codeName?: unknown; path?: unknown }

/**
 * Returns the message for the user of a command that failed, in French where the cause is known: the cause first, then what
 * the errors around it add. Never shows a query or its parameters: they contain texts of pages, including drafts.
 */
export function failureMessage(error: unknown): string {
  const lines = causesOf(error)
    .map((cause) => reasonOf(cause) ?? withoutQuery(cause))
    .filter((line) => line !== '')
  return [...new Set(lines)].join('\n') || 'Échec, sans autre explication.'
}

/** The error and its causes, deepest first. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  let cause = error
  while (cause !== undefined && !causes.includes(cause)) {
    causes.unshift(cause)
    cause = isNativeError(cause) ? cause.cause : undefined
  }
  return causes
}

function reasonOf(error: unknown): string | null {
  // Must come before the next line: libsql's own errors are not instances of Error.
  if (OTHER_SCHEMA.test(withoutQuery(error))) return NEEDS_MIGRATION
  if (!isNativeError(error)) return null
  const { code, codeName, path } = error as Coded
  const place = typeof path === 'string' ? path : 'Un fichier'
  for (const known of [code, codeName]) {
    // SQLite adds details after a second underscore: SQLITE_IOERR_WRITE.
    const [name] = /^SQLITE_[A-Z]+/.exec(String(known)) ?? [String(known)]
    if (Object.hasOwn(REASONS, name)) return REASONS[name]!(place)
  }
  return null
}

/** The message of Drizzle's own error is only its query; the database may quote a query too. */
function withoutQuery(error: unknown): string {
  const message = isNativeError(error) ? error.message : String(error)
  return message.split(/^(?:Failed query|params): /m)[0]!.trim()
}
