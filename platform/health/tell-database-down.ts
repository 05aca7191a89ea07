import type { AfterErrorHook } from 'payload'

import { answersNow, knownFault } from './database'
import { storageFault } from './storage-fault'
import { DATABASE_DOWN } from './words'

/**
 * After a request failed without a reason that Payload knows: says so if the disk is full, the file of the database
 * damaged, or the database away meanwhile.
 */
export const tellDatabaseDown: AfterErrorHook = async ({ error, req }) => {
  if ((error as { status?: number }).status) return
  const fault = storageFault(error)
  if (!fault && (await answersNow(req.payload))) return
  return {
    status: 503,
    response: { errors: [{ message: fault ?? knownFault() ?? DATABASE_DOWN }] },
  }
}
