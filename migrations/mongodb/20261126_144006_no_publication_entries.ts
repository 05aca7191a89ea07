import { MigrateUpArgs } from '@payloadcms/db-mongodb'

/**
 * A publication is a transaction of the database: nothing is to be put back after a crash. Throws when the program of
 * before still has something to put back. Its collection stays, empty, for as long as that program works on
 * this database too: a later release drops `publication-entries`.
 */
export async function up({ payload }: MigrateUpArgs): Promise<void> {
  const entries = payload.db.connection.collection('publication-entries')
  if (await entries.findOne({ number: 0 })) throw new Error(UNDER_WAY)
}

const UNDER_WAY =
  'La version précédente est en train de publier, ou a été interrompue en publiant. Attendez qu’elle finisse ; si elle est arrêtée, démarrez-la, puis arrêtez-la : elle remet en arrière ce qui est à moitié publié, ce que celle-ci ne sait pas faire. Rien n’a été changé.'

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
