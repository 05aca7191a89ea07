import { MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

/**
 * A page shows several calls: its one call becomes the first of them. The columns of that one call stay, empty: SQLite
 * does not drop a column of a foreign key, and a rebuilt `pages` table would, inside a transaction, delete by cascade
 * all that refers to it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`calls_milestones\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'day',
  	\`starts_on\` text,
  	\`ends_on\` text,
  	\`text\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`calls\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`calls_milestones_order_idx\` ON \`calls_milestones\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`calls_milestones_parent_id_idx\` ON \`calls_milestones\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_calls_v_version_milestones\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text,
  	\`kind\` text DEFAULT 'day',
  	\`starts_on\` text,
  	\`ends_on\` text,
  	\`text\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_calls_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_calls_v_version_milestones_order_idx\` ON \`_calls_v_version_milestones\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_milestones_parent_id_idx\` ON \`_calls_v_version_milestones\` (\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`pages_rels\` ADD \`calls_id\` text(36) REFERENCES calls(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`pages_rels_calls_id_idx\` ON \`pages_rels\` (\`calls_id\`);`)
  await db.run(sql`ALTER TABLE \`_pages_v_rels\` ADD \`calls_id\` text(36) REFERENCES calls(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`_pages_v_rels_calls_id_idx\` ON \`_pages_v_rels\` (\`calls_id\`);`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`closing_soon_days\` numeric DEFAULT 7;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`override_until\` text;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`override_by_id\` text(36) REFERENCES users(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`calls_override_by_idx\` ON \`calls\` (\`override_by_id\`);`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`opensat_tz\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`closesat_tz\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_closing_soon_days\` numeric DEFAULT 7;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_override_until\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_override_by_id\` text(36) REFERENCES users(id) ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_calls_v_version_version_override_by_idx\` ON \`_calls_v\` (\`version_override_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_opensat_tz\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_closesat_tz\`;`)
  await db.run(sql`INSERT INTO \`pages_rels\` (\`order\`, \`parent_id\`, \`path\`, \`calls_id\`) SELECT 1, \`id\`, 'calls', \`call_id\` FROM \`pages\` WHERE \`call_id\` IS NOT NULL;`)
  await db.run(sql`INSERT INTO \`_pages_v_rels\` (\`order\`, \`parent_id\`, \`path\`, \`calls_id\`) SELECT 1, \`id\`, 'version.calls', \`version_call_id\` FROM \`_pages_v\` WHERE \`version_call_id\` IS NOT NULL;`)
  await db.run(sql`UPDATE \`pages\` SET \`call_id\` = NULL;`)
  await db.run(sql`UPDATE \`_pages_v\` SET \`version_call_id\` = NULL;`)
  await db.run(sql`DROP INDEX \`pages_call_idx\`;`)
  await db.run(sql`DROP INDEX \`_pages_v_version_version_call_idx\`;`)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
