import { existsSync, readFileSync } from 'node:fs'

import { type SanitizedConfig, generateImportMap, writeMigrationIndex } from 'payload'
import { generateTypes } from 'payload/node'

import type { DatabaseKind } from '@/platform/database/database-url'

import { folderOf, nameOf, write } from '../scaffold/files'

/** Never opened: Payload compares the code with the last migration's snapshot. */
const URLS: Record<DatabaseKind, string> = {
  sqlite: 'file:data/none.sqlite',
  mongodb: 'mongodb://127.0.0.1/none',
}

/** The site as that database keeps it, whatever the environment says. Read now: schemas may just have been written. */
export async function schemaOf(database: DatabaseKind): Promise<SanitizedConfig> {
  const { siteConfig } = await import('@/site-config')
  return siteConfig({
    databaseUrl: URLS[database],
    dataDir: 'data',
    secret: 'unused'.repeat(6),
    siteUrl: 'http://localhost',
  })
}

/** What follows from the schemas and from the migrations. */
const GENERATED = [
  'payload-types.ts',
  'app/(payload)/admin/importMap.js',
  'sections/components.tsx',
  'migrations/sqlite/index.ts',
  'migrations/mongodb/index.ts',
]

/**
 * Writes what follows from the schemas and the migrations as they are now: `payload-types.ts`, the import map of the admin,
 * the component of each section, which stands beside its schema, and the lists of migrations. The configuration itself
 * names no component: commands read it too. Returns the files that changed.
 */
export async function generate(): Promise<string[]> {
  const before = GENERATED.map(textOf)
  const config = await schemaOf('sqlite')
  await generateTypes(config, { log: false })
  await generateImportMap(config, { log: false })
  const { sections } = await import('@/sections/schemas')
  await write('sections/components.tsx', componentsOf(sections.map(({ slug }) => slug)))
  writeMigrationLists()
  return GENERATED.filter((file, index) => textOf(file) !== before[index])
}

const textOf = (file: string): string | null =>
  existsSync(file) ? readFileSync(file, 'utf8') : null

/** Writes the list of the migrations in each folder, by their files, and returns its path. */
export function writeMigrationLists(): string[] {
  return ['migrations/sqlite', 'migrations/mongodb'].map((migrationsDir) => {
    writeMigrationIndex({ migrationsDir })
    return `${migrationsDir}/index.ts`
  })
}

const componentsOf = (slugs: string[]): string => `// Written by npm run generate, from schemas.ts.
${slugs.map((slug) => `import { ${nameOf(slug)} } from './${folderOf(slug)}/Component'`).join('\n')}
import type { SectionComponents } from './SectionFrame'

export const components: SectionComponents = {
${slugs.map((slug) => `${slug}: ${nameOf(slug)},`).join('\n')}
}
`
