import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { createClient } from '@libsql/client'
import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { stringify } from 'yaml'

import { fixture } from '../fixtures/source/source-file'
import { endOf, startContent } from '../support/content-command'
import { temporaryFolder } from '../support/server'

// Some tests load Payload twice from its sources, which is slow on a small machine.
jest.setTimeout(240_000)

const folder = temporaryFolder()
const database = path.join(folder, 'data/eig.sqlite')
const settings = { DATA_DIR: path.join(folder, 'data') }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pages = path.join(folder, 'pages')
mkdirSync(path.join(pages, 'plus'), { recursive: true })
const put = (name: string, text: string) => writeFileSync(path.join(pages, name), text)
const faq = (keys: object) =>
  `---\n${stringify({ title: 'Questions', layout: 'faq', ...keys })}---\n`
const page = (address: string, title: string, body: string) =>
  `---\n${stringify({ title, layout: 'page', address })}---\n${body}\n`

const importing = (...args: string[]) => endOf(startContent(['import', ...args], settings))

/** Runs a query on the database file. */
async function rows(sql: string): Promise<unknown[]> {
  const client = createClient({ url: `file:${database}` })
  try {
    return (await client.execute(sql)).rows.map((row) => row[0])
  } finally {
    client.close()
  }
}

describe('an import of many files', () => {
  it('takes them in order, reports each refused file on a line, and counts them', async () => {
    put('a-page.md', fixture)
    put('b-faute.md', fixture.replace('open: true', 'open: oui\ntalents: [Design]'))
    put('c-encore.md', fixture)
    put('plus/d-questions.md', faq({ questions: [{ title: 'Quand ?', desc: 'En mars.' }] }))
    put('plus/e-sans-date.md', page('dates', 'Dates', 'Dès {{ouverture}}.'))
    put('lisez-moi.txt', 'Pas une page.')

    const { code, output } = await importing(pages)
    const lines = output.split('\n')
    expect(lines.filter((line) => line.includes(pages))).toEqual([
      `${pages}/b-faute.md:4:7: clé « open » : doit être true ou false (et 1 de plus)`,
      `${pages}/c-encore.md:1:1: même adresse que ${pages}/a-page.md (/participer/administrations) : gardez l’un des deux`,
      expect.stringMatching(/e-sans-date\.md : page .* n’a pas de valeur/),
    ])
    expect(lines).toContain('2 importées, 0 inchangée, 3 refusées.')
    expect(code).toBe(1)
    expect(await rows('select slug from pages order by slug')).toEqual([
      'participer/administrations',
      'participer/administrations/faq',
    ])
  })

  it('changes no byte of the database when every file is refused', async () => {
    // SQLite may move the journal of the first import to the file at any time: this does it now.
    await rows('pragma wal_checkpoint(truncate)')
    const before = readFileSync(database)
    const { code } = await importing(
      path.join(pages, 'b-faute.md'),
      path.join(pages, 'plus/e-sans-date.md'),
    )
    expect(code).toBe(1)
    expect(readFileSync(database).equals(before)).toBe(true)
  })

  it('writes nothing in a dry run', async () => {
    const { code, output } = await importing('--dry-run', path.join(pages, 'plus'), pages)
    expect(code).toBe(1)
    expect(output).toContain('Essai seulement, rien n’a été écrit : 3 acceptées, 2 refusées.')
  })

  it('is refused by a check when it includes a pipe that has no writer', async () => {
    const odd = path.join(folder, 'odd')
    mkdirSync(odd)
    execFileSync('mkfifo', [path.join(odd, 'tube.md')])
    const checking = startContent(['check', odd], settings)
    const tooLong = setTimeout(() => checking.kill('SIGKILL'), 30_000)
    const { code, output } = await endOf(checking)
    clearTimeout(tooLong)
    expect(output).toContain(`${odd}/tube.md : ce n’est pas un fichier.`)
    expect(code).toBe(2)
  })

  it('is refused by a check when two files have the same address', async () => {
    const { code, output } = await endOf(startContent(['check', pages], settings))
    expect(output).toContain(`c-encore.md:1:1: même adresse que ${pages}/a-page.md`)
    expect(code).toBe(1)
  })
})

describe('a check', () => {
  it('warns about a misspelled host, compared with known hosts and with hosts that other files link to more often', async () => {
    const checked = path.join(folder, 'checked')
    mkdirSync(checked)
    const questions = (address: string, ...hosts: string[]) => {
      const desc = hosts.map((host) => `[ici](https://${host}/x)`).join(' ')
      writeFileSync(path.join(checked, `${address}.md`), page(address, 'Où ?', desc))
    }
    questions('a', 'guides.exemple.fr', 'demarche.numerique.gouv.fr')
    questions('b', 'guides.exemple.fr', 'demarches.numerique.gouv.fr', 'guide.exemple.fr')
    const { code, output } = await endOf(startContent(['check', checked], settings))
    expect(code).toBe(0)
    const warnings = output.split('\n').filter((line) => line.includes('Attention'))
    expect(warnings).toEqual([
      expect.stringMatching(
        /https:\/\/demarches\.numerique.* de « demarche\.numerique\.gouv\.fr »/,
      ),
      expect.stringMatching(/https:\/\/guide\.exemple.* de « guides\.exemple\.fr », où mènent/),
    ])
  })
})

describe('an interrupted import', () => {
  it('leaves only whole pages, says so and exits with 130', async () => {
    const many = path.join(folder, 'many')
    mkdirSync(many)
    for (let index = 0; index < 200; index += 1) {
      const text = page(`questions-${index}`, `Questions ${index}`, `Numéro ${index}`)
      writeFileSync(path.join(many, `${String(index).padStart(3, '0')}.md`), text)
    }
    const child = startContent(['import', many], settings)
    const ended = endOf(child)
    const titles = "select version_title from _pages_v where version_title like 'Questions %'"
    // Interrupts as soon as some pages are written.
    while ((await rows(titles)).length < 2) await new Promise((wait) => setTimeout(wait, 100))
    child.kill('SIGINT')
    const { code, output } = await ended
    expect(code).toBe(130)
    expect(output).toMatch(
      /Interrompu : \d+ fichiers? restent? ; les pages déjà importées sont entières\./,
    )

    const whole = await rows(
      "select p.title || ' : ' || t.body from pages p left join pages_blocks_text t on t._parent_id = p.id where p.title like 'Questions %'",
    )
    expect(whole.length).toBeGreaterThan(0)
    for (const page of whole) expect(page).toMatch(/^Questions (\d+) : Numéro \1$/)
  })
})

it('an import into a database that lacks a column says that a migration is needed', async () => {
  await rows('alter table _pages_v drop column version_hero_introduction')
  const { code, output } = await importing(path.join(pages, 'a-page.md'))
  expect(output).toContain('Il manque une table ou une colonne à la base de données')
  expect(output).not.toMatch(/SQLITE|no such|no column/)
  expect(code).toBe(2)
})
