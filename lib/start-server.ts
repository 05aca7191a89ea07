import config from '@payload-config'
import type { Payload } from 'payload'

import { env } from './env'
import { DatabaseError, openPayload } from './open-payload'

/** Exit status when the database, or its first content, stops the start (`sysexits.h`, EX_UNAVAILABLE). */
const EX_UNAVAILABLE = 69

/**
 * Opens and migrates the database before the first request, then runs `prepare` on it; a fault of the database ends
 * the process with one line.
 */
export async function startServer(prepare: (payload: Payload) => Promise<void>): Promise<void> {
  try {
    await prepare(await openPayload(config, env().databaseUrl))
  } catch (error) {
    console.error(error instanceof DatabaseError ? error.message : error)
    process.exit(EX_UNAVAILABLE)
  }
}
