import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { fixture } from '../fixtures/source/source-file'
import { endOf } from '../support/content-command'
import { temporaryFolder } from '../support/server'

// Each command loads Payload from its sources, on a small machine.
jest.setTimeout(240_000)

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// What a shell would not read as it stands: `<`, `&`, `$`.
writeFileSync(
  at('eig.env'),
  `# Réglages
DATABASE_URL=
DATA_DIR=${at('data')}
PAYLOAD_SECRET=${'secret-de-test-'.repeat(3)}
SITE_URL=https://www.example.gouv.fr
EMAIL_FROM=EIG <ne-pas-repondre@example.gouv.fr>
SMTP_URL=smtp://nom:mot%20de$passe@localhost:587?requireTLS=true&pool=true
`,
)

/** The shipped command, in this folder and as this account. */
const command = readFileSync('deploy/eig-content', 'utf8')
  .replace('/srv/eig/current', process.cwd())
  .replaceAll('/etc/eig.env', at('eig.env'))
  .replace('/usr/sbin/runuser --user eig --', '')
  .replace('/usr/bin/node', process.execPath)

/** Runs it with an environment as poor as that of cron. */
const eigContent = (args: string[], environment: Record<string, string> = {}) =>
  endOf(
    spawn('/bin/sh', ['-c', command, 'eig-content', ...args], {
      env: { PATH: '/usr/bin:/bin', ...environment } as unknown as NodeJS.ProcessEnv,
    }),
  )

describe('the command of the installed site', () => {
  beforeAll(async () => {
    writeFileSync(at('page.md'), fixture)
    expect(await eigContent(['import', at('page.md')])).toMatchObject({ code: 0 })
  })

  it('backs up the site of the settings file', async () => {
    const { code, output } = await eigContent(['backup', at('site.tar.gz')])
    expect(output).toContain('sauvegarde faite')
    expect(code).toBe(0)
    expect(existsSync(at('data/eig.sqlite'))).toBe(true)
  })

  it('restores into the site that its environment names', async () => {
    const { code, output } = await eigContent(['restore', at('site.tar.gz')], {
      DATA_DIR: at('restored'),
    })
    expect(output).toContain('sauvegarde restaurée et relue')
    expect(code).toBe(0)
  })

  it('refuses to back up a site without any page, and says which', async () => {
    const { code, output } = await eigContent(['backup', at('empty.tar.gz')], {
      DATA_DIR: at('another'),
    })
    expect(output).toContain(`file:${at('another')}/eig.sqlite ne contient aucune page`)
    expect(code).toBe(1)
    expect(existsSync(at('empty.tar.gz'))).toBe(false)
  })
})
