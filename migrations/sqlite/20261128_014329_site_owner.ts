import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`site\` ADD \`publisher_phone\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`publication_director\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`host_name\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`host_address\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`host_phone\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`log_retention\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`message_retention\` text;`)
  await db.run(sql`ALTER TABLE \`site\` ADD \`data_protection_officer\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_publisher_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_publication_director\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_host_name\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_host_address\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_host_phone\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_log_retention\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_message_retention\` text;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_data_protection_officer\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`publisher_phone\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`publication_director\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`host_name\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`host_address\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`host_phone\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`log_retention\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`message_retention\`;`)
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`data_protection_officer\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_publisher_phone\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_publication_director\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_host_name\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_host_address\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_host_phone\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_log_retention\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_message_retention\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_data_protection_officer\`;`)
}
