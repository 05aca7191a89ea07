/** `npm run demo`: shows the real pages from a fresh clone. Builds if needed, creates its own secret, imports the seed. */
import { readOrCreateSecret } from '@/platform/env'

import { buildIfStale } from './server/build'
import { envOrExit, refuseBusyPort, serve, whenReady } from './server/run'

const demo = {
  NODE_ENV: 'production',
  SEED_FILE: 'content',
  FIRST_ACCOUNT: 'open',
  CHECK_LINKS: '0',
}
Object.assign(process.env, demo)
process.env.PAYLOAD_SECRET ||= readOrCreateSecret(process.env.DATA_DIR || 'data')

const { port, host, siteUrl } = envOrExit()
await refuseBusyPort(port, host)
buildIfStale()
serve(port, host)
await whenReady(port, host)
console.log(`Page publique : ${siteUrl}/participer/administrations`)
console.log(`Administration : ${siteUrl}/admin (la première visite crée le premier compte)`)
