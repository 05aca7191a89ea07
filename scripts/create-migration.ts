/** `npm run migrate:create -- NAME`: writes the migration from the last model to this one, for both databases. */
import { tellWritten } from './scaffold/files'
import { createMigrations, MIGRATION_NAME } from './schema/create-migrations'

const [name = ''] = process.argv.slice(2)
if (!MIGRATION_NAME.test(name)) {
  console.error('Usage: npm run migrate:create -- name_in_lower_case')
  process.exit(2)
}
tellWritten(await createMigrations(name))
process.exit(0)
