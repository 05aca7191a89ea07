import { type SanitizedConfig, generateImportMap } from 'payload'
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

/**
 * Writes what follows from the schemas as they are now: `payload-types.ts`, the import map of the admin, and the component
 * of each section, which stands beside its schema. The configuration itself names no component: commands read it too.
 */
export async function generate(): Promise<void> {
  const config = await schemaOf('sqlite')
  await generateTypes(config, { log: false })
  await generateImportMap(config, { log: false })
  const { sections } = await import('@/sections/schemas')
  await write('sections/components.tsx', componentsOf(sections.map(({ slug }) => slug)))
}

const componentsOf = (slugs: string[]): string => `// Written by npm run generate, from schemas.ts.
${slugs.map((slug) => `import { ${nameOf(slug)} } from './${folderOf(slug)}/Component'`).join('\n')}
import type { SectionComponents } from './SectionFrame'

export const components: SectionComponents = {
${slugs.map((slug) => `${slug}: ${nameOf(slug)},`).join('\n')}
}
`
