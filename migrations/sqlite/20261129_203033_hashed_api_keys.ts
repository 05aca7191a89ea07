import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  // Former keys were stored encrypted: administrators create new ones, of which only the digest is stored.
  await db.run(sql`DELETE FROM \`api_keys\`;`)
  await db.run(sql`ALTER TABLE \`api_keys\` ADD \`expires_at\` text;`)
  await db.run(sql`ALTER TABLE \`api_keys\` ADD \`created_by_id\` text(36) REFERENCES users(id) ON DELETE set null;`)
  await db.run(sql`ALTER TABLE \`api_keys\` ADD \`last_used_at\` text;`)
  await db.run(sql`ALTER TABLE \`api_keys\` ADD \`key_hash\` text;`)
  await db.run(sql`CREATE INDEX \`api_keys_created_by_idx\` ON \`api_keys\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`api_keys_key_hash_idx\` ON \`api_keys\` (\`key_hash\`);`)
  await db.run(sql`ALTER TABLE \`api_keys\` DROP COLUMN \`enable_a_p_i_key\`;`)
  await db.run(sql`ALTER TABLE \`api_keys\` DROP COLUMN \`api_key\`;`)
  await db.run(sql`ALTER TABLE \`api_keys\` DROP COLUMN \`api_key_index\`;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Keys of this version would not open with the former one.
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_api_keys\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`enable_a_p_i_key\` integer,
  	\`api_key\` text,
  	\`api_key_index\` text
  );
  `)
  await db.run(sql`DROP TABLE \`api_keys\`;`)
  await db.run(sql`ALTER TABLE \`__new_api_keys\` RENAME TO \`api_keys\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`api_keys_updated_at_idx\` ON \`api_keys\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`api_keys_created_at_idx\` ON \`api_keys\` (\`created_at\`);`)
}
