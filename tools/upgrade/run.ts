/**
 * `npm run rehearse:upgrade -- [--from COMMIT] [--database sqlite|mongodb]`: rehearses an update, with the production
 * builds of COMMIT (0f452a6 by default) and of the current code, behind the shipped nginx. The older program fills a
 * database, and its backup is restored on an empty site of this code. The older program keeps serving while this one
 * migrates its database; then both use it; then the older one stops. Visitors send requests all the time: it exits with 1
 * on a failed response, or if a word or file is lost. Needs the git history, nginx and, for MongoDB, Go or
 * MONGODB_TEST_URL; and npm's registry if COMMIT locks other dependencies.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'

import { buildIfStale } from '@/scripts/server/build'
import { DATABASES, openDatabases, type Databases } from '@/scripts/testing/databases'
import { ensureNginx } from '@/scripts/testing/nginx'
import { image } from '@/tests/fixtures/files'
import { publishContent, PAGE_PATH } from '@/tests/support/content'
import { runContent } from '@/tests/support/content-command'
import { Victim } from '@/tests/support/crash/victim'
import { startNginx } from '@/tests/support/nginx'
import { freePort } from '@/tests/support/server'
import { signIn, signUp } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

import { expectKept, shownBy } from './kept'
import { buildOf, commitOf } from './older-build'
import { watchVisits } from './visits'

const IMAGE = '/images/portrait.png'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0f452a6' },
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

/** Returns whether no visit failed. Throws if content is lost, or if a program does not start. */
async function rehearse(databases: Databases): Promise<boolean> {
  const port = await freePort()
  const settings = {
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
    SITE_URL: `http://localhost:${port}`,
  }
  const on = async (data: ReturnType<Databases['fresh']>, folder?: string) =>
    new Victim({ ...settings, ...data, PORT: String(await freePort()) }, folder)
  const data = databases.fresh()
  const before = await on(data, older)
  const [after, restored] = [await on(data), await on(databases.fresh())]
  const end = () => Promise.all([before, after, restored].map((program) => program.kill()))
  process.on('exit', () => void end())
  try {
    await before.start()
    const criterion = await fillSite(before)
    await moveInto(restored, before)
    const nginx = await startNginx(
      port,
      [before, after].map((each) => Number(each.settings.PORT)),
    )
    try {
      return await update(before, after, criterion, nginx.url, databases.name)
    } finally {
      await nginx.stop()
    }
  } finally {
    await end()
  }
}

/** Fills the site with its own pages, one more with a call, and one image. Returns the id of a criterion. */
async function fillSite(site: Victim): Promise<string> {
  const staff = await signUp(site.url)
  const { criteria } = await publishContent(staff)
  await content(site, 'import', 'content')
  const portrait = new File([new Uint8Array(await image())], path.basename(IMAGE), {
    type: 'image/png',
  })
  const sent = await staff.sendFile('POST', '/api/images', portrait, { alt: 'Une équipe' })
  if (!sent.ok) throw new Error(await sent.text())
  return criteria[0]!
}

/** Restores a backup of `from` on the empty database of `to`. Throws if something is missing. */
async function moveInto(to: Victim, from: Victim): Promise<void> {
  const bundle = path.resolve(from.settings.DATA_DIR!, 'site.bundle')
  await content(from, 'backup', bundle)
  await content(to, 'restore', bundle)
  await to.start()
  expectKept(
    await shownBy(from.url, [IMAGE]),
    await shownBy(to.url, [IMAGE]),
    'The older backup, restored',
  )
  await to.stop()
}

async function content({ folder, settings }: Victim, ...args: string[]): Promise<void> {
  const { code, output } = await runContent(args, settings, folder)
  if (code !== 0) throw new Error(`content ${args.join(' ')} in ${folder}: ${code}\n${output}`)
}

/** Updates the site and publishes on both programs, while visitors send requests to `proxy`. */
async function update(
  before: Victim,
  after: Victim,
  criterion: string,
  proxy: string,
  database: string,
) {
  const published = await shownBy(before.url, [IMAGE])
  const visits = watchVisits(proxy, [PAGE_PATH, '/appels.ics', '/nulle-part'])
  const migratedMs = await after.start()
  expectKept(published, await shownBy(after.url, [IMAGE]), 'The new program')
  expectKept(published, await shownBy(before.url, [IMAGE]), 'The old program, beside it')

  const publishOn = async (one: Victim, name: string, shownIn: Victim[]) => {
    const staff = await signIn(one.url)
    await staff.change('criteria', criterion, { name })
    for (const { url } of shownIn) {
      const page = words((await visit(url, PAGE_PATH)).html)
      if (!page.includes(name)) throw new Error(`“${name}” is not shown.`)
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
