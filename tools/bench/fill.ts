/** For `npm run bench`, in a process of its own: fills the database of the environment, then ends. */
import config from '@payload-config'

import { env } from '@/lib/env'
import { openPayload } from '@/lib/open-payload'

import { copies } from './fill/copies'
import { documents } from './fill/documents'
import { writePublished } from './fill/write'

const [what, value = ''] = process.argv.slice(2)
const payload = await openPayload(config, env().databaseUrl)
await writePublished(
  payload,
  what === 'copies' ? await copies(payload, value) : documents(Number(value)),
)
process.exit(0)
