/**
 * `npm run rehearse:upgrade -- [--from COMMIT] [--database sqlite|mongodb]`: what an update does, on the production builds
 * of COMMIT (a371190 unless named) and of the code at hand, behind the shipped nginx. The older program fills a database
 * and goes on answering while this one migrates it; both then work on it; the older one is stopped. Visitors ask all the
 * time: one failed answer, or one word that changed, and it exits with 1. Needs the history of git, npm's dependencies to
 * be those of COMMIT too, nginx and, for MongoDB, Go or MONGODB_TEST_URL.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { publishContent, PAGE_PATH } from '@/tests/support/content'
import { Victim } from '@/tests/support/crash/victim'
import { databaseOn } from '@/tests/support/mongodb'
import { startNginx } from '@/tests/support/nginx'
import { freePort, temporaryFolder } from '@/tests/support/server'
import { signIn, signUp } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

import { buildIfStale } from './server/build'
import { startMongoWire } from './testing/mongo-wire'
import { ensureNginx } from './testing/nginx'
import { watchVisits } from './upgrade/visits'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: 'a371190' },
    database: { type: 'string', multiple: true, default: ['sqlite', 'mongodb'] },
  },
})

if (!ensureNginx()) process.exit(1)
buildIfStale()
const older = buildOf(values.from)
for (const database of values.database) await rehearse(database)
process.exit(0)

/** The folder of the production build of `commit`, kept from one rehearsal to the next. */
function buildOf(commit: string): string {
  const folder = path.join(tmpdir(), `eig-${commit}`)
  const run = (cwd: string, program: string, ...args: string[]) => {
    const { status } = spawnSync(program, args, { cwd, stdio: 'inherit' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.`)
  }
  if (existsSync(path.join(folder, '.next/BUILD_ID'))) return folder
  if (!existsSync(folder)) run('.', 'git', 'worktree', 'add', '--detach', folder, commit)
  // Hard links: Turbopack follows no link out of its folder.
  if (!existsSync(path.join(folder, 'node_modules'))) {
    run('.', 'cp', '-al', 'node_modules', path.join(folder, 'node_modules'))
  }
  run(folder, 'npm', 'run', '--silent', 'build')
  return folder
}

async function rehearse(database: string): Promise<void> {
  const given = process.env.MONGODB_TEST_URL
  const wire = database === 'mongodb' && !given ? await startMongoWire() : null
  const folder = temporaryFolder()
  const [port, oldPort, newPort] = [await freePort(), await freePort(), await freePort()]
  const settings = {
    DATA_DIR: folder,
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
    SITE_URL: `http://localhost:${port}`,
    DATABASE_URL:
      database === 'mongodb' ? databaseOn((given || wire?.url)!) : `file:${folder}/eig.sqlite`,
  }
  const before = new Victim({ ...settings, PORT: String(oldPort) }, older)
  const after = new Victim({ ...settings, PORT: String(newPort) })
  process.on('exit', () => void Promise.all([before.kill(), after.kill()]))

  await before.start()
  const nginx = await startNginx(port, [oldPort, newPort])
  const content = await publishContent(await signUp(before.url))
  const page = async ({ url }: Victim) => words((await visit(url, PAGE_PATH)).html)
  const published = await page(before)

  const visits = watchVisits(nginx.url, [PAGE_PATH, '/appels.ics', '/nulle-part'])
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
  await nginx.stop()
  await after.stop()
  await wire?.stop()
  rmSync(folder, { recursive: true, force: true })
  console.log(
    `${database}: ${values.from} → this code, migrated and started in ${migratedMs} ms; ${asked} visits, ${failed.length} failed, the longest ${longestMs} ms`,
    failed.slice(0, 5),
  )
  if (failed.length) process.exit(1)
}

function expect(found: string, wanted: string, message: string): void {
  if (found !== wanted) throw new Error(`${message}:\n${wanted}\n${found}`)
}
