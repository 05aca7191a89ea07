import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`invitations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`email\` text NOT NULL,
  	\`role\` text DEFAULT 'editor' NOT NULL,
  	\`invited_by_id\` text(36),
  	\`expires_at\` text,
  	\`token_hash\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`invited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`invitations_email_idx\` ON \`invitations\` (\`email\`);`)
  await db.run(sql`CREATE INDEX \`invitations_invited_by_idx\` ON \`invitations\` (\`invited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`invitations_token_hash_idx\` ON \`invitations\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`invitations_updated_at_idx\` ON \`invitations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`invitations_created_at_idx\` ON \`invitations\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`corrects_dates\` integer;`)
  await db.run(sql`ALTER TABLE \`calls\` ADD \`former_dates\` text;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_corrects_dates\` integer;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` ADD \`version_former_dates\` text;`)
  await db.run(sql`ALTER TABLE \`users_sessions\` ADD \`device\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`suspended\` integer;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`last_log_in_at\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`suspension_warned_at\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`pro_connect_sub\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`rescued_until\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_pro_connect_sub_idx\` ON \`users\` (\`pro_connect_sub\`);`)
  await db.run(sql`ALTER TABLE \`subscriptions\` ADD \`informed_at\` text;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` ADD \`doubt_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`invitations\`;`)
  await db.run(sql`DROP INDEX \`users_pro_connect_sub_idx\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`suspended\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`last_log_in_at\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`suspension_warned_at\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`pro_connect_sub\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`rescued_until\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`corrects_dates\`;`)
  await db.run(sql`ALTER TABLE \`calls\` DROP COLUMN \`former_dates\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_corrects_dates\`;`)
  await db.run(sql`ALTER TABLE \`_calls_v\` DROP COLUMN \`version_former_dates\`;`)
  await db.run(sql`ALTER TABLE \`users_sessions\` DROP COLUMN \`device\`;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` DROP COLUMN \`informed_at\`;`)
  await db.run(sql`ALTER TABLE \`subscriptions\` DROP COLUMN \`doubt_at\`;`)
}
