import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`pages_blocks_key_dates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`title\` text DEFAULT 'Dates clés',
  	\`body\` text,
  	\`shown_while\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`pages\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`pages_blocks_key_dates_order_idx\` ON \`pages_blocks_key_dates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`pages_blocks_key_dates_parent_id_idx\` ON \`pages_blocks_key_dates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`pages_blocks_key_dates_path_idx\` ON \`pages_blocks_key_dates\` (\`_path\`);`)
  await db.run(sql`CREATE TABLE \`_pages_v_blocks_key_dates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`_path\` text NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text DEFAULT 'Dates clés',
  	\`body\` text,
  	\`shown_while\` text,
  	\`_uuid\` text,
  	\`block_name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_pages_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_key_dates_order_idx\` ON \`_pages_v_blocks_key_dates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_key_dates_parent_id_idx\` ON \`_pages_v_blocks_key_dates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_pages_v_blocks_key_dates_path_idx\` ON \`_pages_v_blocks_key_dates\` (\`_path\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`pages_blocks_key_dates\`;`)
  await db.run(sql`DROP TABLE \`_pages_v_blocks_key_dates\`;`)
}
