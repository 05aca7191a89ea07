import { FILE_REPLACED } from '@/platform/database/sqlite/opened-file'

/** The message for staff while the database is down. */
export const DATABASE_DOWN =
  'La base de données ne répond pas. Rien ne peut être lu ni enregistré pour le moment\u00a0: réessayez dans quelques minutes, sans fermer ce que vous avez commencé.'

/** The message for staff and monitors if the disk is full or has no free inode. */
export const DISK_FULL =
  'Le disque du serveur n’a plus de place, ou plus d’inode libre\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur, et réessayez quand elle aura fait de la place.'

const TELL_SERVER_OPERATOR =
  'Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur, et réessayez quand elle aura réparé.'

/** If the file system is mounted read-only, or the database opened read-only. */
export const READ_ONLY = `Les données du serveur sont en lecture seule\u00a0: rien n’a été enregistré. ${TELL_SERVER_OPERATOR}`

/** If the permissions of a file or folder stop the server. */
export const NO_RIGHT = `Le serveur n’a pas le droit de lire ou d’écrire ses propres données\u00a0: rien n’a été enregistré. ${TELL_SERVER_OPERATOR}`

/** If the disk fails for another reason. */
export const DISK_FAILS = `Le disque du serveur est en panne\u00a0: il a refusé une lecture ou une écriture. ${TELL_SERVER_OPERATOR}`

/** If the database can no longer be trusted. */
export const DATABASE_DAMAGED =
  'Le fichier de la base de données est abîmé\u00a0: rien n’a été enregistré. Prévenez la personne qui s’occupe du serveur\u00a0: il faut restaurer une sauvegarde.'

/** If the database file was replaced or removed while open. */
export const DATABASE_REPLACED =
  'Le fichier de la base de données a été remplacé ou supprimé pendant que le site marchait\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur\u00a0: il faut remettre le bon fichier en place, puis redémarrer le site.'

/** The value of the Retry-After header of temporary failures, in seconds. */
export const RETRY_AFTER = '30'

/** Error codes of SQLite, of the file system and of MongoDB (14031, OutOfDiskSpace), and their messages. */
const FAULTS: [codes: RegExp, sentence: string][] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|14031)$/, DISK_FULL],
  [/^(SQLITE_READONLY.*|EROFS)$/, READ_ONLY],
  [/^(SQLITE_PERM|EACCES|EPERM)$/, NO_RIGHT],
  [/^(SQLITE_IOERR.*|EIO)$/, DISK_FAILS],
  [/^SQLITE_(CORRUPT|NOTADB)/, DATABASE_DAMAGED],
  [new RegExp(`^${FILE_REPLACED}$`), DATABASE_REPLACED],
]

/** Adapters wrap the errors of the database. */
const DEPTH = 5

/** The problem of the disk or the database file that `error` or its causes indicate, for staff; null if none is recognized. */
export function storageFault(error: unknown): string | null {
  let cause = error as { cause?: unknown; code?: unknown } | null | undefined
  for (let depth = 0; cause && depth < DEPTH; depth++) {
    const { code } = cause
    const told = typeof code === 'string' || typeof code === 'number' ? String(code) : ''
    const fault = FAULTS.find(([codes]) => codes.test(told))
    if (fault) return fault[1]
    cause = cause.cause as typeof cause
  }
  return null
}

/** The health response for monitors: 200, or 503 with the reason. Not cached, not indexed. */
export function healthResponse(reason: string | null): Response {
  const body = reason === null ? { status: 'ok' } : { status: 'unavailable', reason }
  return Response.json(body, {
    status: reason === null ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  })
}
