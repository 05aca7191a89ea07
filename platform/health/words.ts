import { FILE_REPLACED } from '@/platform/database/sqlite/opened-file'

/** What staff are told while the database is down. */
export const DATABASE_DOWN =
  'La base de données ne répond pas. Rien ne peut être lu ni enregistré pour le moment\u00a0: réessayez dans quelques minutes, sans fermer ce que vous avez commencé.'

/** What staff and machines are told when the disk is full, or can hold no more files. */
export const DISK_FULL =
  'Le disque du serveur n’a plus de place, ou plus d’inode libre\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur, et réessayez quand elle aura fait de la place.'

const TELL_SERVER_OPERATOR =
  'Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur, et réessayez quand elle aura réparé.'

/** When the file system is mounted read-only, or the database opened so. */
export const READ_ONLY = `Les données du serveur sont en lecture seule\u00a0: rien n’a été enregistré. ${TELL_SERVER_OPERATOR}`

/** When the rights of a file or folder keep the server from it. */
export const NO_RIGHT = `Le serveur n’a pas le droit de lire ou d’écrire ses propres données\u00a0: rien n’a été enregistré. ${TELL_SERVER_OPERATOR}`

/** When the disk fails for another reason. */
export const DISK_FAILS = `Le disque du serveur est en panne\u00a0: il a refusé une lecture ou une écriture. ${TELL_SERVER_OPERATOR}`

/** What they are told when the database can no longer be trusted. */
export const DATABASE_DAMAGED =
  'Le fichier de la base de données est abîmé\u00a0: rien n’a été enregistré. Prévenez la personne qui s’occupe du serveur\u00a0: il faut restaurer une sauvegarde.'

/** What they are told when another file, or none, is where the database was opened. */
export const DATABASE_REPLACED =
  'Le fichier de la base de données a été remplacé ou supprimé pendant que le site marchait\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur\u00a0: il faut remettre le bon fichier en place, puis redémarrer le site.'

/** When to ask again for what is not there for a moment, in seconds, as the header of that name says it. */
export const RETRY_AFTER = '30'

/** Codes of errors of SQLite, of files and of MongoDB (14031, OutOfDiskSpace), and what each of them means. */
const FAULTS: [codes: RegExp, sentence: string][] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|14031)$/, DISK_FULL],
  [/^(SQLITE_READONLY.*|EROFS)$/, READ_ONLY],
  [/^(SQLITE_PERM|EACCES|EPERM)$/, NO_RIGHT],
  [/^(SQLITE_IOERR.*|EIO)$/, DISK_FAILS],
  [/^SQLITE_(CORRUPT|NOTADB)/, DATABASE_DAMAGED],
  [new RegExp(`^${FILE_REPLACED}$`), DATABASE_REPLACED],
]

/** Adapters wrap what the database said. */
const DEPTH = 5

/** What is wrong with the disk or the file of the database, as `error` or its causes tell, for staff; null: nothing known. */
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

/** What machines are told of the server: 200, or 503 with the reason; kept by nobody, found by no search engine. */
export function healthResponse(reason: string | null): Response {
  const body = reason === null ? { status: 'ok' } : { status: 'unavailable', reason }
  return Response.json(body, {
    status: reason === null ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  })
}
