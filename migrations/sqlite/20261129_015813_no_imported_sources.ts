import { MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

/**
 * The source of a page is no longer kept: the export that needed it is removed. The rows go, because each forbids to delete
 * its page. The table stays, empty, while the previous version still works on this database: a later release drops
 * `imported_sources` and the column of `payload_locked_documents_rels`.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DELETE FROM \`imported_sources\`;`)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
