/** Runs `npm run content --` on the data of a running site. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { runContent } from '@/tests/support/content-command'
import { temporaryFolder, type RunningServer } from '@/tests/support/server'
import { startSite, type Site } from '@/tests/support/site'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const SEED = readFileSync('content/administrations.md', 'utf8')

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)

let site: Site
beforeAll(async () => {
  site = await startSite('fixture')
})
afterAll(async () => {
  await site?.server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes a file in the format of the programme to the folder of the tests, and returns its path. */
function file(name: string, text: string): string {
  writeFileSync(at(name), text)
  return at(name)
}

/** Runs the command on the data of `server`, or of an unused folder. */
const content = (args: string[], server?: RunningServer) =>
  runContent(args, { DATA_DIR: server?.dataDir ?? at('unused') })

it('a check refuses a bad file, gives the position of each error, and still reads the next file', async () => {
  const text = SEED.replace('open: true', 'open: peut-être\ntalents: [Design]')
  const bad = file('mauvais.md', text)
  const { code, output } = await content(['check', bad, file('bon.md', SEED)])
  expect(code).toBe(1)
  expect(output).toMatch(new RegExp(`${bad}:4:7: clé « open »`))
  expect(output).toMatch(new RegExp(`${bad}:5:10: clé « talents »`))
  expect(output).toContain('bon.md : accepté')
  expect(output).toContain('Critères « Les critères de sélection » : 9')
  expect(output).toContain('Réparé : criteria.list[6].desc')
})

it.each([
  [['--help'], 0, 'Usage :'],
  [['import', '-h'], 0, 'Usage :'],
  [['check', 'absent.md'], 2, 'absent.md : ce fichier n’existe pas'],
  [['efface'], 2, 'Commande inconnue : efface'],
  [['import', 'a.md', '--assets', 'absent'], 2, 'absent n’est pas un dossier'],
])('%j ends with %i and says why', async (args, status, message) => {
  const { code, output } = await content(args)
  expect(code).toBe(status)
  expect(output).toContain(message)
  expect(output).not.toMatch(/\n +at /)
})

describe('an import into a running site', () => {
  const page = () => visit(site.server.url, '/participer/administrations')
  const run = (...args: string[]) => content(['import', ...args], site.server)

  it('publishes nothing with --draft', async () => {
    expect(await run(file('page.md', SEED), '--draft')).toMatchObject({ code: 0 })
    expect((await page()).status).toBe(404)
  })

  it('is visible at the next request', async () => {
    expect(await run(file('page.md', SEED))).toMatchObject({ code: 0 })
    expect((await page()).html).toContain('Ambition entrepreneuriale')
  })
})
