/**
 * `npm run generate`: writes the types of stored data, the import map of the admin, the components of sections and the JSON
 * Schema of pages.
 */
import { tellWritten } from './scaffold/files'
import { generate } from './schema/schema-of'

tellWritten(await generate())
process.exit(0)
