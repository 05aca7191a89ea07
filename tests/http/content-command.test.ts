import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { runContent } from '../support/content-command'
import { startServer, temporaryFolder, type RunningServer } from '../support/server'
import { visit } from '../support/visitor'

jest.setTimeout(90_000)

const SEED = readFileSync('content/administrations.md', 'utf8')
const ADDRESS = '/participer/administrations'

const folder = temporaryFolder()

/** A file of the programme's format in the tests' folder. */
function file(name: string, text: string): string {
  const written = path.join(folder, name)
  writeFileSync(written, text)
  return written
}

/** Runs the command, on the data of `DATA_DIR`: of a folder that nothing else uses, unless `settings` say. */
const content = (args: string[], settings: Record<string, string> = {}) =>
  runContent(args, { DATA_DIR: path.join(folder, 'unused'), ...settings })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('content check', () => {
  it('says what would be made of a good file', async () => {
    const { code, output } = await content(['check', file('bon.md', SEED)])
    expect(code).toBe(0)
    expect(output).toContain('Critères « Les critères de sélection » : 9')
    expect(output).toContain('Réparé : criteria.list[6].desc')
  })

  it('refuses a bad file with every fault at its place, and still reads the next one', async () => {
    const bad = file(
      'mauvais.md',
      SEED.replace('open: true', 'open: peut-être\ncouleur: bleu').replace(
        '\n  title: Adm',
        '\n  titre: Adm',
      ),
    )
    const { code, output } = await content(['check', bad, file('bon.md', SEED)])
    expect(code).toBe(1)
    expect(output).toMatch(new RegExp(`${bad}:4:7: clé « open »`))
    expect(output).toMatch(new RegExp(`${bad}:5:1: clé « couleur »`))
    expect(output).toMatch(/clé « head\.titre »/)
    expect(output).toContain('bon.md : accepté')
  })

  it.each([
    [['check'], 'Quel fichier vérifier ?'],
    [['check', 'absent.md'], 'absent.md : ce fichier n’existe pas'],
    [['efface'], 'Commande inconnue : efface'],
    [['import', 'a.md', '--vite'], 'Option inconnue : --vite'],
    [['import'], 'Quel fichier importer ?'],
    [['import', 'a.md', '--assets', 'absent'], 'absent n’est pas un dossier'],
  ])('ends with 2 and says why for %j', async (args, message) => {
    const { code, output } = await content(args)
    expect(code).toBe(2)
    expect(output).toContain(message)
    expect(output).not.toMatch(/\n +at /)
  })

  it('ends with 2 when the database cannot be reached', async () => {
    const { code, output } = await content(['import', file('bon.md', SEED)], {
      DATABASE_URL: 'mongodb://127.0.0.1:1/eig',
    })
    expect(code).toBe(2)
    expect(output).toContain('injoignable')
    expect(output).not.toMatch(/\n +at /)
  })
})

describe('content import of what the site does not publish', () => {
  it('ends with 1, says why in French, and leaves nothing behind', async () => {
    const settings = { DATA_DIR: path.join(folder, 'refused') }
    const bad = SEED.replace('Problème majeur', 'Problème dès {{ouverture}}')
    const refused = await content(['import', file('sans-date.md', bad)], settings)
    expect(refused.code).toBe(1)
    const lines = refused.output.split('\n').map((line) => line.replaceAll('\u00a0', ' '))
    expect(lines).toContainEqual(expect.stringContaining('« {{ouverture}} » n’a pas de valeur'))
    expect(lines).toContain('Rien n’a été écrit.')
    expect(refused.output).not.toMatch(/\n +at /)

    const accepted = await content(['import', file('page.md', SEED)], settings)
    expect(accepted.code).toBe(0)
    expect(accepted.output).not.toContain('Mise à jour')
  })
})

describe('content import into a running site', () => {
  let server: RunningServer
  const run = (...args: string[]) => content(['import', ...args], { DATA_DIR: server.dataDir })
  const page = () => visit(server.url, ADDRESS)

  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.stop())

  it('writes nothing with --dry-run', async () => {
    const { code, output } = await run(file('page.md', SEED), '--dry-run')
    expect(code).toBe(0)
    expect(output).toContain('rien n’a été écrit')
    expect((await page()).status).toBe(404)
  })

  it('publishes nothing with --draft', async () => {
    const { code } = await run(file('page.md', SEED), '--draft')
    expect(code).toBe(0)
    expect((await page()).status).toBe(404)
  })

  it('shows on the next request, and a second import writes nothing and says so', async () => {
    const first = await run(file('page.md', SEED))
    expect(first).toMatchObject({ code: 0 })
    expect((await page()).html).toContain('Ambition entrepreneuriale')
    const second = await run(file('page.md', SEED))
    expect(second.code).toBe(0)
    expect(second.output).toContain('Tout y était déjà : rien n’a été écrit.')
  })

  it('writes only what another revision changes', async () => {
    const revised = SEED.replace('Problème majeur', 'Problème répandu').replace(
      'open: true',
      'open: false',
    )
    const { code, output } = await run(file('page.md', revised))
    expect(code).toBe(0)
    expect(output.match(/(Création|Mise à jour) : /g)).toHaveLength(3)
    const { html } = await page()
    expect(html).toContain('Problème répandu')
    expect(html).not.toContain('Problème majeur')
    expect(html).toContain('Appel clos')
  })
})
