import { MigrateUpArgs } from '@payloadcms/db-mongodb'

/**
 * The source of a page is no longer kept: the export that needed it is removed. The collection stays, empty, while the
 * previous version still works on this database: a later release drops `imported-sources`.
 */
export async function up({ payload, session }: MigrateUpArgs): Promise<void> {
  await payload.db.connection.collection('imported-sources').deleteMany({}, { session })
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
