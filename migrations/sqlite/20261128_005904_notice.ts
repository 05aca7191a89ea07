import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`notice\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`severity\` text DEFAULT 'info',
  	\`title\` text,
  	\`text\` text,
  	\`link_label\` text,
  	\`link_page_id\` text(36),
  	\`link_url\` text,
  	\`from\` text,
  	\`until\` text,
  	\`_status\` text DEFAULT 'draft',
  	\`updated_at\` text,
  	\`created_at\` text,
  	FOREIGN KEY (\`link_page_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`notice_link_link_page_idx\` ON \`notice\` (\`link_page_id\`);`)
  await db.run(sql`CREATE INDEX \`notice__status_idx\` ON \`notice\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`_notice_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_severity\` text DEFAULT 'info',
  	\`version_title\` text,
  	\`version_text\` text,
  	\`version_link_label\` text,
  	\`version_link_page_id\` text(36),
  	\`version_link_url\` text,
  	\`version_from\` text,
  	\`version_until\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	\`autosave\` integer,
  	FOREIGN KEY (\`version_link_page_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_notice_v_version_link_version_link_page_idx\` ON \`_notice_v\` (\`version_link_page_id\`);`)
  await db.run(sql`CREATE INDEX \`_notice_v_version_version__status_idx\` ON \`_notice_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_notice_v_created_at_idx\` ON \`_notice_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_notice_v_updated_at_idx\` ON \`_notice_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_notice_v_latest_idx\` ON \`_notice_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_notice_v_autosave_idx\` ON \`_notice_v\` (\`autosave\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`notice\`;`)
  await db.run(sql`DROP TABLE \`_notice_v\`;`)
}
