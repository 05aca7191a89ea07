/**
 * Writes to the file of its argument the database of a site that used each of its plugins: its first content, and what the
 * plugins add in `plugins/<plugin>/tests/fill.ts`.
 */
import { copyFileSync } from 'node:fs'
import path from 'node:path'

import { openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'
import type { PluginContent } from '@/tests/fixtures/whole-site'
import { keptSite } from '@/tests/support/kept-site'
import { ofPlugins } from '@/tests/support/plugins'
import { temporaryFolder } from '@/tests/support/server'

const file = path.resolve(process.argv[2]!)
copyFileSync(keptSite('seed'), file)
const own = {
  databaseUrl: `file:${file}`,
  dataDir: temporaryFolder(),
  secret: 'secret-de-test-'.repeat(3),
  siteUrl: 'https://site.exemple.fr',
}
Object.assign(process.env, {
  PAYLOAD_SECRET: own.secret,
  SITE_URL: own.siteUrl,
  DATA_DIR: own.dataDir,
})
const payload = await openPayload(siteConfig(own), own.databaseUrl)
const { docs: users } = await payload.find({ collection: 'users', limit: 1 })
const { docs: pages } = await payload.find({
  collection: 'pages',
  where: { calls: { exists: true } },
  limit: 1,
})
const secret = await payload.create({
  collection: 'pages',
  draft: true,
  data: { title: 'Un brouillon', slug: 'un-brouillon', hero: { title: 'Un brouillon' } },
})
for (const { fill } of await ofPlugins<PluginContent>('fill')) {
  await fill(payload, { page: pages[0]!, secret, user: users[0]! })
}
await payload.destroy()
process.exit(0)
