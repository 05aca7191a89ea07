import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

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

/**
 * Generates from the current schemas and migrations `payload-types.ts`, the import map of the admin, the component of each
 * section (found next to its schema), the JSON Schema of pages and the lists of migrations. The configuration names no
 * component, because commands read it too. Returns the files that changed.
 */
export async function generate(): Promise<string[]> {
  const config = await schemaOf('sqlite')
  const { sections } = await import('@/sections/schemas')
  const components = componentsOf(sections.map(({ slug }) => slug))
  const generated: Generated[] = [
    {
      file: path.relative('', config.typescript.outputFile),
      make: () => generateTypes(config, { log: false }),
    },
    {
      file: config.admin.importMap.importMapFile,
      make: () => generateImportMap(config, { log: false }),
    },
    {
      file: 'sections/components.tsx',
      make: () => write('sections/components.tsx', components),
    },
    {
      file: 'public/page.schema.json',
      make: async () => {
        // Loads the TypeScript compiler.
        const { pageSchema } = await import('./page-schema')
        await write('public/page.schema.json', JSON.stringify(pageSchema()))
      },
    },
    ...migrationLists(),
  ]
  const changed: string[] = []
  for (const { file, make } of generated) {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : null
    await make()
    if (readFileSync(file, 'utf8') !== before) changed.push(file)
  }
  return changed
}

/** A file that `make` writes. */
type Generated = { file: string; make: () => unknown }

/** The list of the migrations in each folder, by their files. */
const migrationLists = (): Generated[] =>
  ['migrations/sqlite', 'migrations/mongodb'].map((migrationsDir) => ({
    file: `${migrationsDir}/index.ts`,
    make: () => writeMigrationIndex({ migrationsDir }),
  }))

/** Writes the lists of the migrations, and returns their paths. */
export const writeMigrationLists = (): string[] =>
  migrationLists().map(({ file, make }) => {
    make()
    return file
  })

const componentsOf = (slugs: string[]): string => `// Written by npm run generate, from schemas.ts.
${slugs.map((slug) => `import { ${typeName(slug)} } from './${folderOf(slug)}/Component'`).join('\n')}
import type { SectionComponents } from './SectionFrame'

export const components: SectionComponents = {
${slugs.map((slug) => `${slug}: ${typeName(slug)},`).join('\n')}
}
`
