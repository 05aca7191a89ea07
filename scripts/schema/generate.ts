import { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'

import { write } from '../scaffold/files'
import { folderOf, nameOf } from '../scaffold/names'
import { schemaOf } from './schema-of'

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
import type { SectionComponents } from './props'

export const components: SectionComponents = {
${slugs.map((slug) => `${slug}: ${nameOf(slug)},`).join('\n')}
}
`
