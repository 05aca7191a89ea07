import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`activity\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor\` text,
  	\`actor_name\` text NOT NULL,
  	\`program\` text,
  	\`action\` text NOT NULL,
  	\`subject\` text,
  	\`about\` text,
  	\`title\` text,
  	\`detail\` text,
  	\`digest\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`activity_at_idx\` ON \`activity\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`actorName_at_idx\` ON \`activity\` (\`actor_name\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`about_at_idx\` ON \`activity\` (\`about\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`activity_seals\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`previous\` text,
  	\`lines\` text NOT NULL,
  	\`digest\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`activity_seals_number_idx\` ON \`activity_seals\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`activity_seals_at_idx\` ON \`activity_seals\` (\`at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`activity\`;`)
  await db.run(sql`DROP TABLE \`activity_seals\`;`)
}
