import type { MigrateUpArgs } from '@payloadcms/db-mongodb'

/** Until now every account could do everything: each becomes an administrator's. */
export async function up({ payload, session }: MigrateUpArgs): Promise<void> {
  await payload.db.collections.users?.collection.updateMany(
    { role: { $exists: false } },
    { $set: { role: 'administrator' } },
    { session },
  )
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
