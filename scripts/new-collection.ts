/**
 * `npm run new:collection -- partners "Partenaire" "Partenaires"`: writes a collection of documents, a section that shows
 * the ones chosen in a page, its test, their lines in the lists, the types, and the migrations of both databases.
 */
import { addCollection, listSection } from './scaffold/collection'
import { namesOf, tellWritten } from './scaffold/files'
import { addSection } from './scaffold/section'
import { createMigrations } from './schema/create-migrations'
import { generate } from './schema/schema-of'

const [folder = '', singular = '', plural = ''] = process.argv.slice(2)
const names = namesOf(folder)
if (!names || !singular.trim() || !plural.trim()) {
  console.error(
    'Usage: npm run new:collection -- names-in-lower-case "Un document" "Des documents"',
  )
  process.exit(2)
}
const labels = { singular, plural }
await addCollection(names, labels)
await addSection(names, listSection(names, labels))
tellWritten([...(await generate()), ...(await createMigrations(names.migration))])
console.log(`
collections/${folder}.ts and sections/${folder} are registered: staff can write documents, and choose them in a page. Next:
 1. give the collection its fields, and show them in sections/${folder}/Component.tsx (docs/extending.md);
 2. if they changed: npm run generate, and remove the migration for a new npm run migrate:create -- ${names.migration};
 3. npm run typecheck && npm test -- --selectProjects component integration -- tests/unit/sections/${names.name} tests/integration/every-field tests/integration/access-matrix
`)
process.exit(0)
