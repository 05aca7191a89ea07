import { existsSync, readFileSync } from 'node:fs'

import { type SanitizedConfig, generateImportMap, writeMigrationIndex } from 'payload'
import { generateTypes } from 'payload/node'

import type { DatabaseKind } from '@/platform/database/database-url'

import { folderOf, typeName, write } from '../scaffold/files'

/** Never opened: Payload compares the code with the snapshot of the last migration. */
const URLS: Record<DatabaseKind, string> = {
  sqlite: 'file:data/none.sqlite',
  mongodb: 'mongodb://127.0.0.1/none',
}

/** Returns the site's configuration for a database, ignoring the environment. Imported late: schemas may be new. */
export async function schemaOf(database: DatabaseKind): Promise<SanitizedConfig> {
  const { siteConfig } = await import('@/site-config')
  return siteConfig({
    databaseUrl: URLS[database],
    dataDir: 'data',
    secret: 'unused'.repeat(6),
    siteUrl: 'http://localhost',
  })
}

/** Files generated from the schemas and the migrations. */
const GENERATED = [
  'payload-types.ts',
  'app/(payload)/admin/importMap.js',
  'sections/components.tsx',
  'migrations/sqlite/index.ts',
  'migrations/mongodb/index.ts',
]

/**
 * Generates from the current schemas and migrations `payload-types.ts`, the import map of the admin, the component of each
 * section (found next to its schema) and the lists of migrations. The configuration names no component, because commands
 * read it too. Returns the files that changed.
 */
export async function generate(): Promise<string[]> {
  const before = GENERATED.map(fileText)
  const config = await schemaOf('sqlite')
  await generateTypes(config, { log: false })
  await generateImportMap(config, { log: false })
  const { sections } = await import('@/sections/schemas')
  await write('sections/components.tsx', componentsOf(sections.map(({ slug }) => slug)))
  writeMigrationLists()
  return GENERATED.filter((file, index) => fileText(file) !== before[index])
}

const fileText = (file: string): string | null =>
  existsSync(file) ? readFileSync(file, 'utf8') : null

/** Writes the list of migrations in each folder from its files. Returns the paths of the lists. */
export function writeMigrationLists(): string[] {
  return ['migrations/sqlite', 'migrations/mongodb'].map((migrationsDir) => {
    writeMigrationIndex({ migrationsDir })
    return `${migrationsDir}/index.ts`
  })
}

const componentsOf = (slugs: string[]): string => `// Written by npm run generate, from schemas.ts.
${slugs.map((slug) => `import { ${typeName(slug)} } from './${folderOf(slug)}/Component'`).join('\n')}
import type { SectionComponents } from './SectionFrame'

export const components: SectionComponents = {
${slugs.map((slug) => `${slug}: ${typeName(slug)},`).join('\n')}
}
`
