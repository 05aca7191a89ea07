/**
 * `npm run test:typing -- [--rounds 12] [--seed N] [--pages 3]`: types, moves rows, pastes, undoes and publishes at random
 * in Chromium on the production build, while the responses of the server are up to 3 s late. Every 200 ms each field must
 * show what was typed last; six seconds after the last action the screen, the database and the preview must agree. A
 * failure prints the seed that replays it (`--rounds 1 --seed N`) and exits with 1.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

import type { BrowserContext } from 'playwright-core'

import { buildIfStale } from '@/scripts/server/build'
import { ensureChromium } from '@/scripts/testing/packages'
import { enterAdmin } from '@/tests/support/admin'
import { launchShell } from '@/tests/support/chromium'
import { installationCodeIn, signUp } from '@/tests/support/staff'
import { startServer } from '@/tests/support/server'

import { KEPT_CALLS, typingRound } from './round'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    seed: { type: 'string', default: String(randomInt(2 ** 30)) },
    pages: { type: 'string', default: '3' },
  },
})
const rounds = Number(values.rounds)
const first = Number(values.seed)

if (!ensureChromium()) process.exit(1)
buildIfStale()
const server = await startServer()
const staff = await signUp(server.url, installationCodeIn(server.output()))
await staff.create('calls', { name: `${KEPT_CALLS}7`, _status: 'draft' })
await staff.create('calls', { name: `${KEPT_CALLS}8`, _status: 'draft' })
const browser = await launchShell()
console.log(`${rounds} rounds from seed ${first}`)

const left = Array.from({ length: rounds }, (_, round) => first + round)
let failed = 0
async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'America/Cayenne',
    viewport: { width: 1600, height: 1400 },
  })
  context.setDefaultTimeout(30_000)
  // esbuild calls this in each function that it names, including functions that run in the page.
  await context.addInitScript('globalThis.__name = (named) => named')
  await enterAdmin(context, server.url)
  return context
}

async function play(context: BrowserContext): Promise<void> {
  for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
    const failure = await typingRound({ server, staff }, context, seed).then(
      () => null,
      (error: Error) => error.message,
    )
    if (failure) failed += 1
    console.log(failure ?? `Seed ${seed}: as typed`)
  }
}
const contexts: BrowserContext[] = []
// One after the other: Payload (3.90) keeps only one of two sessions of an account that begin at the same time.
while (contexts.length < Math.min(rounds, Number(values.pages))) contexts.push(await openContext())
await Promise.all(contexts.map(play))
await browser.close()
const { output } = await server.stop()
if (failed)
  console.log(
    output
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line))
      .join('\n'),
  )
console.log(`${rounds - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
