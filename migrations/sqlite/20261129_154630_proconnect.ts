import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`users\` ADD \`pro_connect_sub\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`rescued_until\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_pro_connect_sub_idx\` ON \`users\` (\`pro_connect_sub\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`users_pro_connect_sub_idx\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`pro_connect_sub\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`rescued_until\`;`)
}
