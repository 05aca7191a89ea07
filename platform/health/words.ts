import { FILE_REPLACED } from '@/platform/database/sqlite/opened-file'

/** What staff are told while the database is down. */
export const DATABASE_DOWN =
  'La base de données ne répond pas. Rien ne peut être lu ni enregistré pour le moment\u00a0: réessayez dans quelques minutes, sans fermer ce que vous avez commencé.'

/** What staff and machines are told while nothing can be written. */
export const DISK_FULL =
  'Le disque du serveur est plein\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur, et réessayez quand elle aura fait de la place.'

/** What they are told when the database can no longer be trusted. */
export const DATABASE_DAMAGED =
  'Le fichier de la base de données est abîmé\u00a0: rien n’a été enregistré. Prévenez la personne qui s’occupe du serveur\u00a0: il faut restaurer une sauvegarde.'

/** What they are told when another file, or none, is where the database was opened. */
export const DATABASE_REPLACED =
  'Le fichier de la base de données a été remplacé ou supprimé pendant que le site marchait\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur\u00a0: il faut remettre le bon fichier en place, puis redémarrer le site.'

/** When to ask again for what is not there for a moment, in seconds, as the header of that name says it. */
export const RETRY_AFTER = '30'

/** Of SQLite, of files, and of MongoDB (14031, OutOfDiskSpace). */
const FULL = /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT|14031)$/
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/

/** Adapters wrap what the database said. */
const DEPTH = 5

/** What is wrong with the disk or the file of the database, as `error` or its causes tell, for staff; null: nothing known. */
export function storageFault(error: unknown): string | null {
  let cause = error as { cause?: unknown; code?: unknown } | null | undefined
  for (let depth = 0; cause && depth < DEPTH; depth++) {
    const { code } = cause
    const told = typeof code === 'string' || typeof code === 'number' ? String(code) : ''
    if (FULL.test(told)) return DISK_FULL
    if (told === FILE_REPLACED) return DATABASE_REPLACED
    if (DAMAGED.test(told)) return DATABASE_DAMAGED
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
