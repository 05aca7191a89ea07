import type { AfterErrorHook } from 'payload'

import { answersNow } from './database'
import { DATABASE_DOWN } from './words'

/** After a request failed without a reason that Payload knows: says so if it is that the database went away meanwhile. */
export const tellDatabaseDown: AfterErrorHook = async ({ error, req }) => {
  if ((error as { status?: number }).status) return
  if (await answersNow(req.payload)) return
  return { status: 503, response: { errors: [{ message: DATABASE_DOWN }] } }
}
