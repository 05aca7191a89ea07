/**
 * `npm run new:section -- glossary "Glossaire"`: writes the folder of a section (schema, component), its test, its line in
 * the list, the types, and the migrations of both databases. It starts with a title and a text.
 */
import { namesOf, tellWritten } from './scaffold/files'
import { addSection, plainSection } from './scaffold/section'
import { createMigrations } from './schema/create-migrations'
import { generate } from './schema/schema-of'

const [folder = '', label = ''] = process.argv.slice(2)
const names = namesOf(folder)
if (!names || !label.trim()) {
  console.error('Usage: npm run new:section -- name-in-lower-case "Nom dans l’administration"')
  process.exit(2)
}
await addSection(names, plainSection(names, label))
tellWritten([...(await generate()), ...(await createMigrations(names.migration))])
console.log(`
sections/${folder} is registered, and a page can have it. Next:
 1. give schema.ts its fields, and show them in Component.tsx (docs/extending.md);
 2. if they changed: npm run generate, and remove the migration for a new npm run migrate:create -- ${names.migration};
 3. npm run typecheck && npm test -- --selectProjects component integration -- tests/unit/sections/${names.name} tests/integration/every-field
`)
process.exit(0)
