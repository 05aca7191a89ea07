/**
 * Creates the databases that tests of a running site start with. The migrations of a first start and the first account
 * take seconds, which each test file would otherwise repeat. `prepare-sites.mjs` runs this before the tests.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { publishContent } from './content'
import { KEPT, keptSite } from './kept-site'
import { startServer } from './server'
import { runSql } from './sqlite'
import { signUp } from './staff'
import { publishOtherPages } from './whole-site'

/** The dates of the fixture’s call are relative to the day on which the fixture is created. */
const KEPT_FOR_MS = 3_600_000

const MADE_FROM = ['.next/source-digest', ...['content', 'whole-site'].map(support)]

function support(name: string): string {
  return `tests/support/${name}.ts`
}

function madeNow(): string {
  const hash = createHash('sha256')
  for (const file of MADE_FROM) hash.update(readFileSync(file))
  return hash.digest('hex')
}

const mark = path.join(KEPT, 'made-from.json')

function isCurrent(from: string): boolean {
  if (!existsSync(mark)) return false
  const made = JSON.parse(readFileSync(mark, 'utf8')) as { from: string; at: number }
  return made.from === from && Date.now() - made.at < KEPT_FOR_MS
}

async function make(): Promise<void> {
  const site = await startServer()
  const keep = (name: Parameters<typeof keptSite>[0]) =>
    runSql(site.dataDir, `VACUUM INTO '${path.resolve(keptSite(name))}'`)
  try {
    const staff = await signUp(site.url)
    await keep('account')
    const content = await publishContent(staff)
    writeFileSync(path.join(KEPT, 'content.json'), JSON.stringify(content))
    await keep('fixture')
    await publishOtherPages(staff)
    await keep('whole')
  } finally {
    await site.stop()
  }
  const seeded = await startServer({ SEED_FILE: 'content' }, keptSite('account'))
  await runSql(seeded.dataDir, `VACUUM INTO '${path.resolve(keptSite('seed'))}'`)
  await seeded.stop()
}

const from = madeNow()
if (!isCurrent(from)) {
  rmSync(KEPT, { recursive: true, force: true })
  mkdirSync(KEPT, { recursive: true })
  await make()
  writeFileSync(`${mark}.part`, JSON.stringify({ from, at: Date.now() }))
  renameSync(`${mark}.part`, mark)
}
