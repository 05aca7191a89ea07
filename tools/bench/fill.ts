/** For `npm run bench`, in a process of its own: fills the database of the environment, then ends. */
import config from '@payload-config'

import { openPayload } from '@/platform/database/open-payload'
import { env } from '@/platform/env'

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
