import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`calls\` ADD \`override_since\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_override_since\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`override_since\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_override_since\`;`)
}
