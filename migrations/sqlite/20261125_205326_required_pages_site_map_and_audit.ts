import { MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

/** What a page is for the law, and the sections that these pages need. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`pages_blocks_site_map\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`pages_blocks_site_map_order_idx\` ON \`pages_blocks_site_map\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`pages_blocks_site_map_parent_id_idx\` ON \`pages_blocks_site_map\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`pages_blocks_site_map_path_idx\` ON \`pages_blocks_site_map\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`pages_blocks_accessibility_audit\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`pages_blocks_accessibility_audit_order_idx\` ON \`pages_blocks_accessibility_audit\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`pages_blocks_accessibility_audit_parent_id_idx\` ON \`pages_blocks_accessibility_audit\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`pages_blocks_accessibility_audit_path_idx\` ON \`pages_blocks_accessibility_audit\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_pages_v_blocks_site_map\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_pages_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_site_map_order_idx\` ON \`_pages_v_blocks_site_map\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_site_map_parent_id_idx\` ON \`_pages_v_blocks_site_map\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_site_map_path_idx\` ON \`_pages_v_blocks_site_map\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_pages_v_blocks_accessibility_audit\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_pages_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_accessibility_audit_order_idx\` ON \`_pages_v_blocks_accessibility_audit\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_accessibility_audit_parent_id_idx\` ON \`_pages_v_blocks_accessibility_audit\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_accessibility_audit_path_idx\` ON \`_pages_v_blocks_accessibility_audit\` (\`_path\`);`)
  await db.run(sql`ALTER TABLE \`pages\` ADD \`purpose\` text;`)
  await db.run(sql`CREATE INDEX \`pages_purpose_idx\` ON \`pages\` (\`purpose\`);`)
  await db.run(sql`ALTER TABLE \`_pages_v\` ADD \`version_purpose\` text;`)
  await db.run(sql`CREATE INDEX \`_pages_v_version_version_purpose_idx\` ON \`_pages_v\` (\`version_purpose\`);`)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
