import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { publishContent, PAGE_PATH, type Content } from '../support/content'
import { runContent } from '../support/content-command'
import { startServer, temporaryFolder, type RunningServer } from '../support/server'
import { signUp, type Staff } from '../support/staff'

jest.setTimeout(180_000)

const folder = temporaryFolder()
const out = path.join(folder, 'page.md')

let server: RunningServer
let staff: Staff
let content: Content

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
  content = await publishContent(staff)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const command = (...args: string[]) => runContent(args, { DATA_DIR: server.dataDir })
const fromAdmin = () => staff.ask('GET', `/api/pages/${content.page}/export`)

describe('a page taken out of the site', () => {
  it('is the same file from the admin and from the command', async () => {
    const answer = await fromAdmin()
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="participer-collectivites.md"',
    )
    const text = await answer.text()
    expect(text).toContain('Un besoin vérifié')
    expect(await command('export', PAGE_PATH, '--out', out)).toMatchObject({ code: 0 })
    expect(readFileSync(out, 'utf8')).toBe(text)
    expect(await command('check', out)).toMatchObject({ code: 0 })
  })

  it('is given to nobody without an account', async () => {
    const answer = await fetch(`${server.url}/api/pages/${content.page}/export`)
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('Un besoin vérifié')
  })

  it('is refused when the format alone can’t say it and nothing else may', async () => {
    const { code, output } = await command('export', PAGE_PATH, '--strict')
    expect(code).toBe(1)
    expect(output).toContain('les appels à projets (dates, jalons, motifs)')
  })

  it('must exist', async () => {
    const { code, output } = await command('export', '/nulle-part')
    expect(code).toBe(1)
    expect(output).toContain('Aucune page à l’adresse /nulle-part.')
    expect((await staff.ask('GET', '/api/pages/inconnue/export')).status).toBe(404)
  })
})
