import { MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

/** What a publication under way has changed, to be put back after a crash. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`publication_entries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`publication\` text NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`change\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`publication_entries_publication_idx\` ON \`publication_entries\` (\`publication\`);`)
  await db.run(sql`CREATE INDEX \`publication_entries_number_idx\` ON \`publication_entries\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`publication_entries_updated_at_idx\` ON \`publication_entries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`publication_entries_created_at_idx\` ON \`publication_entries\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`publication_entries_id\` text(36) REFERENCES publication_entries(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_publication_entries_id_idx\` ON \`payload_locked_documents_rels\` (\`publication_entries_id\`);`)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
