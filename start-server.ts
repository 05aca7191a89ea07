import type { EventEmitter } from 'node:events'

import config from '@payload-config'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

import { currentRevision } from '@/platform/revisions/read'
import { Refused } from '@/content/refused'
import { pruneMarks } from '@/platform/revisions/record'

import { removeBlankDrafts } from './editing/blank-drafts'
import { withoutCredentials } from './platform/database/database-url'
import {
  DamagedDatabase,
  DatabaseError,
  openPayload,
  schemaGap,
} from '@/platform/database/open-payload'
import { startBackgroundWork } from './platform/background'
import { mailSent } from './platform/mail/mail'
import { env, EnvError } from './platform/env'
import { everyHour } from './platform/poller'
import { declareDamaged } from './platform/health/database'
import { isDatabaseEmpty } from './platform/health/empty-database'
import { tellScreensDown } from './platform/health/tell-database-down'
import { watchRequests } from './platform/http/watch-requests'
import { consoleToLog, logger } from './platform/log/logger'
import { tellFirstAccountCode } from './collections/users/first-account'
import { shareAttempts } from './platform/security/attempts'
import { protectResponses } from './platform/security/protect-responses'
import { stopGracefully } from './platform/http/stop-gracefully'

/** Exit status when the database stops the start (`sysexits.h`, EX_UNAVAILABLE). */
const EX_UNAVAILABLE = 69
/** Exit status when a setting must be changed, such as SEED_FILE when the first content is refused (EX_CONFIG). */
const EX_CONFIG = 78

/** The event of this process on which `scripts/server/listen.mjs` begins to listen. */
const READY = 'eigReady'

/**
 * Opens and migrates the database before the first request, runs `prepare` on it, then starts the background work. A
 * database error ends the process with one line, unless the file is damaged.
 */
export async function startServer(prepare: (payload: Payload) => Promise<void>): Promise<void> {
  const { isProduction, secret, siteUrl, trustedProxies } = env()
  const requests = watchRequests(trustedProxies)
  protectResponses({
    secret,
    isHttps: siteUrl.startsWith('https:'),
    isDevelopment: process.env.NODE_ENV === 'development',
  })
  tellScreensDown()
  let finish = () => Promise.resolve()
  try {
    finish = await begin(prepare)
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) {
      // For the person who starts the server, in a terminal.
      const isSetting = error instanceof Refused || error instanceof EnvError
      console.error(isSetting || error instanceof DatabaseError ? error.message : error)
      process.exit(isSetting ? EX_CONFIG : EX_UNAVAILABLE)
    }
    // The server starts anyway: with its 503, nginx keeps serving its copies, and staff see why.
    declareDamaged(error.message)
  }
  // In development Next stops itself, and its messages are for a terminal.
  if (!isProduction) return
  consoleToLog(logger())
  stopGracefully({
    requestsAnswered: () => requests.finish(),
    finish,
    openRequests: () => requests.size,
  })
  const events: EventEmitter = process
  events.emit(READY)
}

/** Opens and prepares the database, and starts the background tasks. Returns a function that stops them. */
async function begin(prepare: (payload: Payload) => Promise<void>): Promise<() => Promise<void>> {
  const { databaseUrl, isProduction } = env()
  const payload = await openPayload(config, databaseUrl)
  const gap = process.env.NODE_ENV === 'development' && (await schemaGap(payload))
  if (gap) throw new DatabaseError(gap)
  await prepare(payload)
  await shareLimits(payload)
  if (isProduction) await tellEmptyDatabase(payload)
  await tellFirstAccountCode(payload)
  everyHour(payload, pruneMarks, 'Les anciennes révisions restent à supprimer')
  everyHour(payload, removeBlankDrafts, 'Des brouillons vides restent à supprimer')
  const stopBackgroundWork = await startBackgroundWork(payload)
  return async () => {
    await stopBackgroundWork()
    await mailSent(payload)
  }
}

/** Makes all instances on one MongoDB database share the rate limits. On SQLite, one process serves the site. */
async function shareLimits({ db, logger, secret }: Payload): Promise<void> {
  if (db.name !== 'mongoose') return
  const { connection } = db as unknown as MongooseAdapter
  await shareAttempts(connection.db!, secret).catch((err: unknown) =>
    logger.warn({
      err,
      msg: 'Les anciens décomptes de tentatives ne s’effaceront pas d’eux-mêmes',
    }),
  )
}

/** Logs that a production site has an empty database, and which one: the data may be elsewhere. */
async function tellEmptyDatabase(payload: Payload): Promise<void> {
  if (!(await isDatabaseEmpty(payload, await currentRevision(payload)))) return
  const { databaseUrl, dataDir } = env()
  payload.logger.error({
    database: withoutCredentials(databaseUrl),
    dataDir,
    msg: 'La base de données est vide\u00a0: les visiteurs reçoivent 503. Si ce site existait déjà, ne créez pas de compte\u00a0: vérifiez DATABASE_URL et DATA_DIR, ou restaurez une sauvegarde.',
  })
}
