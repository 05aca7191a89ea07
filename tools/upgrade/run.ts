/**
 * `npm run rehearse:upgrade -- [--from COMMIT] [--database sqlite|mongodb]`: what an update does, on the production builds
 * of COMMIT (a371190 unless named) and of the code at hand, behind the shipped nginx. The older program fills a database
 * and goes on answering while this one migrates it; both then work on it; the older one is stopped. Visitors ask all the
 * time: one failed answer, or one word that changed, and it exits with 1. Needs the history of git, nginx and, for MongoDB,
 * Go or MONGODB_TEST_URL; npm's registry where COMMIT locks other dependencies.
 */
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { DATABASES, openDatabases, type Databases } from '@/scripts/testing/databases'
import { ensureNginx } from '@/scripts/testing/nginx'
import { publishContent, PAGE_PATH } from '@/tests/support/content'
import { Victim } from '@/tests/support/crash/victim'
import { startNginx } from '@/tests/support/nginx'
import { freePort } from '@/tests/support/server'
import { signIn, signUp } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

import { buildOf, commitOf } from './older-build'
import { watchVisits } from './visits'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: 'a371190' },
    database: { type: 'string', multiple: true, default: [...DATABASES] },
  },
})

if (!ensureNginx()) process.exit(1)
const commit = commitOf(values.from)
buildIfStale()
const older = buildOf(commit)
let isSmooth = true
for (const name of values.database) {
  const databases = await openDatabases(name)
  try {
    if (!(await rehearse(databases))) isSmooth = false
  } finally {
    await databases.close()
  }
}
process.exit(isSmooth ? 0 : 1)

/** Whether no visit failed. Throws at a word that changed, or when a program does not start. */
async function rehearse(databases: Databases): Promise<boolean> {
  const [port, oldPort, newPort] = [await freePort(), await freePort(), await freePort()]
  const settings = {
    ...databases.fresh(),
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
    SITE_URL: `http://localhost:${port}`,
  }
  const before = new Victim({ ...settings, PORT: String(oldPort) }, older)
  const after = new Victim({ ...settings, PORT: String(newPort) })
  process.on('exit', () => void Promise.all([before.kill(), after.kill()]))
  try {
    await before.start()
    const nginx = await startNginx(port, [oldPort, newPort])
    try {
      return await update(before, after, nginx.url, databases.name)
    } finally {
      await nginx.stop()
    }
  } finally {
    await Promise.all([before.kill(), after.kill()])
  }
}

/** What is done to the two programs and the words of the site, while visitors ask `proxy`. */
async function update(before: Victim, after: Victim, proxy: string, database: string) {
  const content = await publishContent(await signUp(before.url))
  const page = async ({ url }: Victim) => words((await visit(url, PAGE_PATH)).html)
  const published = await page(before)

  const visits = watchVisits(proxy, [PAGE_PATH, '/appels.ics', '/nulle-part'])
  const migratedMs = await after.start()
  expect(await page(after), published, 'The new program shows other words than the old one did')
  expect(await page(before), published, 'The old program changed its words')

  const publishOn = async (one: Victim, name: string, shownBy: Victim[]) => {
    const staff = await signIn(one.url)
    await staff.change('criteria', content.criteria[0]!, { name })
    for (const each of shownBy) {
      if (!(await page(each)).includes(name)) throw new Error(`“${name}” is not shown.`)
    }
  }
  await publishOn(before, 'Publié par l’ancienne version', [before, after])
  await publishOn(after, 'Publié par la nouvelle version', [before, after])

  await before.stop()
  await publishOn(after, 'Publié après l’arrêt de l’ancienne', [after])
  const { asked, failed, longestMs } = await visits.stop()
  await after.stop()
  console.log(
    `${database}: ${commit} → this code, migrated and started in ${migratedMs} ms; ${asked} visits, ${failed.length} failed, the longest ${longestMs} ms`,
    failed.slice(0, 5),
  )
  return failed.length === 0
}

function expect(found: string, wanted: string, message: string): void {
  if (found !== wanted) throw new Error(`${message}:\n${wanted}\n${found}`)
}
