import config from '@payload-config'
import type { Payload } from 'payload'

import { keepMarksFew } from '@/collections/revisions/prune'

import { mailSent } from './email/mail'
import { env } from './env'
import { finishBeforeExit } from './finish-before-exit'
import { watchRequests } from './http/watch-requests'
import { DatabaseError, openPayload } from './open-payload'
import { startScheduledPublishing } from './scheduled-publishing/runner'
import { protectResponses } from './security/protect-responses'

/** Exit status when the database, or its first content, stops the start (`sysexits.h`, EX_UNAVAILABLE). */
const EX_UNAVAILABLE = 69

/**
 * Opens and migrates the database before the first request, runs `prepare` on it, then publishes what is planned from
 * now on; a fault of the database ends the process with one line.
 */
export async function startServer(prepare: (payload: Payload) => Promise<void>): Promise<void> {
  watchRequests(env().trustedProxies)
  protectResponses({
    isHttps: env().siteUrl.startsWith('https:'),
    isDevelopment: process.env.NODE_ENV === 'development',
  })
  try {
    const payload = await openPayload(config, env().databaseUrl)
    await prepare(payload)
    keepMarksFew(payload)
    const { stop } = await startScheduledPublishing(payload)
    finishBeforeExit(() => stop().then(() => mailSent(payload)))
  } catch (error) {
    console.error(error instanceof DatabaseError ? error.message : error)
    process.exit(EX_UNAVAILABLE)
  }
}
