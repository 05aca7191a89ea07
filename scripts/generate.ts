/** `npm run generate`: the types of what is stored, the import map of the admin, the components of sections. */
import { generate } from './schema/schema-of'

await generate()
process.exit(0)
