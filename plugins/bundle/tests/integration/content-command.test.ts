import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PIXEL } from '@/tests/fixtures/files'
import { fileWith } from '@/tests/fixtures/source/source-file'
import { COMMAND, endOf, runContent } from '@/tests/support/content-command'
import { temporaryFolder } from '@/tests/support/server'

// Each command loads Payload from its sources, which is slow on a small machine.
jest.setTimeout(240_000)

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)
const site = { DATA_DIR: at('data') }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Values with signs that a shell would interpret: `<`, `&`, `$`.
writeFileSync(
  at('eig.env'),
  `# Réglages
DATABASE_URL=
DATA_DIR=${site.DATA_DIR}
PAYLOAD_SECRET=${'secret-de-test-'.repeat(3)}
SITE_URL=https://www.example.gouv.fr
EMAIL_FROM=EIG <ne-pas-repondre@example.gouv.fr>
SMTP_URL=smtp://nom:mot%20de$passe@localhost:587?requireTLS=true&pool=true
`,
)

/** The shipped command, adapted to this folder and this account. */
const command = readFileSync('deploy/eig-content', 'utf8')
  .replace('/srv/eig/current', process.cwd())
  .replaceAll('/etc/eig.env', at('eig.env'))
  .replace('/usr/sbin/runuser --user eig --', '')
  .replace('/usr/bin/node', process.execPath)

/** Runs `script` with the arguments from `$0` on, in an environment as bare as that of cron. */
const shell = (script: string, args: string[], settings: Record<string, string> = {}) =>
  endOf(
    spawn('/bin/bash', ['-c', script, ...args], {
      env: { PATH: '/usr/bin:/bin', ...settings } as unknown as NodeJS.ProcessEnv,
    }),
  )
const eigContent = (args: string[], settings?: Record<string, string>) =>
  shell(command, ['eig-content', ...args], settings)

beforeAll(async () => {
  mkdirSync(at('static'))
  writeFileSync(at('static/frise.png'), PIXEL)
  writeFileSync(at('page.md'), fileWith({ program: '![Frise](/frise.png)' }))
  const imported = await eigContent(['import', at('page.md'), '--assets', at('static')])
  expect(imported).toMatchObject({ code: 0 })
})

it.each([
  [['--help'], 0, 'backup SAUVEGARDE.tar.gz [--with-accounts]'],
  [['--help'], 0, '\n  --without-accounts  les laisse dans la sauvegarde\n'],
  [['backup'], 2, 'Un fichier, et un seul, est attendu.'],
  [['backup', at('page.md')], 2, 'existe déjà'],
  [['restore', '.'], 2, '. : ce n’est pas un fichier.'],
])('%j ends with %i and says why', async (args, status, message) => {
  // The usage needs no valid setting.
  const { code, output } = await runContent(args, { DATABASE_URL: 'elsewhere:' })
  expect(code).toBe(status)
  expect(output).toContain(message)
  expect(output).not.toMatch(/\n +at /)
})

describe('the command of the installed site', () => {
  it('reports a file that a backup lacks, when it is made and when it is restored elsewhere', async () => {
    const [lost] = readdirSync(at('data/files'))
    rmSync(at(`data/files/${lost}`))
    const made = await eigContent(['backup', at('less.tar.gz')])
    expect(made.output).toContain('sauvegarde faite')
    expect(made.output).toContain(`Fichier introuvable : ${lost}`)
    expect(made.code).toBe(1)

    const elsewhere = { DATA_DIR: at('restored') }
    const restored = await eigContent(['restore', at('less.tar.gz')], elsewhere)
    expect(restored.output).toContain('sauvegarde restaurée et relue')
    expect(restored.output).toContain(`Fichier absent de la sauvegarde : ${lost}`)
    expect(restored.code).toBe(1)
    expect(existsSync(at('restored/eig.sqlite'))).toBe(true)
  })

  it('refuses to back up a site without any page, and names its database', async () => {
    const another = { DATA_DIR: at('another') }
    const { code, output } = await eigContent(['backup', at('empty.tar.gz')], another)
    expect(output).toContain(`file:${at('another')}/eig.sqlite ne contient aucune page`)
    expect(code).toBe(1)
    expect(existsSync(at('empty.tar.gz'))).toBe(false)
  })
})

it('a restore on a disk without enough space says so, and prints no content', async () => {
  // No file may grow beyond 512 KiB, less than an empty database needs: this acts as a full disk.
  const script = 'ulimit -f 512; exec "$0" "$1" restore "$2"'
  const { code, output } = await shell(script, [process.execPath, COMMAND, at('less.tar.gz')], {
    DATA_DIR: at('full'),
  })
  expect(output).toContain('Le disque de la base de données a refusé')
  expect(output).not.toMatch(/params:|\n +at /)
  expect(code).toBe(2)
})
