import { MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

/**
 * A publication is a transaction of the database: nothing is to be put back after a crash. Throws when the program of
 * before still has something to put back. Its table stays, empty, for as long as that program works on this
 * database too: a later release takes away `publication_entries`, and the column of `payload_locked_documents_rels`.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  const { rows } = await db.run(
    sql`SELECT 1 FROM \`publication_entries\` WHERE \`number\` = 0 LIMIT 1;`,
  )
  if (rows.length) throw new Error(UNDER_WAY)
}

const UNDER_WAY =
  'La version précédente est en train de publier, ou a été interrompue en publiant. Attendez qu’elle finisse ; si elle est arrêtée, démarrez-la, puis arrêtez-la : elle remet en arrière ce qui est à moitié publié, ce que celle-ci ne sait pas faire. Rien n’a été changé.'

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
