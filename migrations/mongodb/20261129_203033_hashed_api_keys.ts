import {
  MigrateDownArgs,
  MigrateUpArgs,
} from '@payloadcms/db-mongodb'

export async function up({ payload, req }: MigrateUpArgs): Promise<void> {
  // Former keys were stored encrypted: administrators create new ones, of which only the digest is stored.
  await payload.db.deleteMany({ collection: 'api-keys', where: {}, req })
}

export async function down({ payload, req, session }: MigrateDownArgs): Promise<void> {
  // Migration code
}
