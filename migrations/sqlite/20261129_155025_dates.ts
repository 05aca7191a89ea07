import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`calls\` ADD \`corrects_dates\` integer;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`former_dates\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_corrects_dates\` integer;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_former_dates\` text;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` ADD \`informed_at\` text;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` ADD \`doubt_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`corrects_dates\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`former_dates\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_corrects_dates\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_former_dates\`;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` DROP COLUMN \`informed_at\`;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` DROP COLUMN \`doubt_at\`;`)
}
