import type { AfterErrorHook } from 'payload'

import { readRevision } from './database'
import { DATABASE_DOWN } from './words'

/** After a request failed without a reason that Payload knows: says so if it is that the database went away meanwhile. */
export const tellDatabaseDown: AfterErrorHook = async ({ error, req }) => {
  if ((error as { status?: number }).status) return
  const isUp = await readRevision(req.payload, false).then(
    () => true,
    () => false,
  )
  if (!isUp) return { status: 503, response: { errors: [{ message: DATABASE_DOWN }] } }
}
