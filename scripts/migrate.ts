/**
 * `npm run migrate`: migrates the database to the schema of this code, as a server start does. For a development server
 * that keeps running.
 */
import { loadEnv } from 'payload/node'

import { DatabaseError, openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'

import { envOrExit } from './server/run'

// As `next dev` does.
loadEnv()
const { databaseUrl } = envOrExit()
try {
  await openPayload(siteConfig(), databaseUrl)
} catch (error) {
  console.error(error instanceof DatabaseError ? error.message : error)
  process.exit(1)
}
process.exit(0)
