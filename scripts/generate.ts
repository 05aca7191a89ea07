/** `npm run generate`: the types of what is stored, and the import map of the admin. */
import { generate } from './schema/generate'

await generate()
process.exit(0)
