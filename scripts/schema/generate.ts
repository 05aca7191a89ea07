import { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'

import { schemaOf } from './schema-of'

/** Writes what follows from the schemas as they are now: `payload-types.ts`, and the import map of the admin. */
export async function generate(): Promise<void> {
  const config = await schemaOf('sqlite')
  await generateTypes(config, { log: false })
  await generateImportMap(config, { log: false })
}
