/** `npm run generate`: the types of what is stored, the import map of the admin, the components of sections. */
import { tellWritten } from './scaffold/files'
import { generate } from './schema/schema-of'

tellWritten(await generate())
process.exit(0)
