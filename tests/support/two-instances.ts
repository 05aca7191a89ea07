import { rmSync } from 'node:fs'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

import { openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'

import { publishContent, type Content } from './content'
import { databaseOn, mongodbServer } from './mongodb'
import { forgetOpenPayload } from './payload'
import { startServer, temporaryFolder, type RunningServer } from './server'
import { signIn, signUp, type Staff } from './staff'

/** Two servers `a` and `b` on one database, the same administrator on each, and the same database opened by the test. */
export type TwoInstances = {
  a: RunningServer
  b: RunningServer
  onA: Staff
  onB: Staff
  content: Content
  payload: Payload
  /** Starts one more server on the database. */
  start: () => Promise<RunningServer>
  /** Stops the servers, even those that a test stopped, and deletes the database. */
  close: () => Promise<void>
}

/** Starts two servers on one database, and publishes some content. */
export async function startTwo(): Promise<TwoInstances> {
  const folder = temporaryFolder()
  const databaseUrl = mongodbServer ? databaseOn(mongodbServer) : `file:${folder}/eig.sqlite`
  const servers: RunningServer[] = []
  const start = async () => {
    const server = await startServer({
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      SITE_URL: 'http://site.exemple.fr',
    })
    servers.push(server)
    return server
  }
  const a = await start()
  const b = await start()
  const onA = await signUp(a.url)
  const onB = await signIn(b.url)
  const content = await publishContent(onA)

  forgetOpenPayload()
  const own = { databaseUrl, dataDir: folder, secret: 'test'.repeat(8), siteUrl: a.url }
  const payload = await openPayload(siteConfig(own), databaseUrl)
  const close = async () => {
    await Promise.all(servers.map(({ stop }) => stop()))
    if (mongodbServer) await (payload.db as unknown as MongooseAdapter).connection.dropDatabase()
    await payload.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  return { a, b, onA, onB, content, payload, start, close }
}
