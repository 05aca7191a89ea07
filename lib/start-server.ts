import config from '@payload-config'

import { env } from './env'
import { DatabaseError, openPayload } from './open-payload'

/** Exit status when the database stops the start (see `sysexits.h`, EX_UNAVAILABLE). */
const EX_UNAVAILABLE = 69

/** Opens and migrates the database before the first request; a fault ends the process with one line. */
export async function startServer(): Promise<void> {
  try {
    await openPayload(config, env().databaseUrl)
  } catch (error) {
    console.error(error instanceof DatabaseError ? error.message : error)
    process.exit(EX_UNAVAILABLE)
  }
}
