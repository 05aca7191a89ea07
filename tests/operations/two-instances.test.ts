import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { LIMITS } from '@/platform/security/attempts'
import { PAGE_PATH, type Content } from '@/tests/support/content'
import { mongodbServer } from '@/tests/support/mongodb'
import type { RunningServer } from '@/tests/support/server'
import type { Staff } from '@/tests/support/staff'
import { startTwo, type TwoInstances } from '@/tests/support/two-instances'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

let a: RunningServer
let b: RunningServer
let onA: Staff
let onB: Staff
let content: Content
let close: TwoInstances['close']
beforeAll(async () => {
  ;({ a, b, onA, onB, content, close } = await startTwo())
})
afterAll(() => close?.())

const pageOf = async ({ url }: RunningServer) => (await visit(url, PAGE_PATH)).html

describe('two instances on one database, without a shared cache', () => {
  it('show at the next request what was published on either', async () => {
    for (let round = 0; round < 4; round++) {
      const [staff, id] = round % 2 ? [onA, content.criteria[0]!] : [onB, content.criteria[1]!]
      const name = `Critère changé ${round} fois`
      await Promise.all([pageOf(a), pageOf(b)])
      await staff.change('criteria', id, { name })
      expect(await pageOf(a)).toContain(name)
      expect(await pageOf(b)).toContain(name)
    }
    expect(await pageOf(a)).toBe(await pageOf(b))
  })

  it('publish at the same time without losing either publication', async () => {
    const names = ['Publié par A', 'Publié par B']
    await Promise.all([
      onA.change('criteria', content.criteria[0]!, { name: names[0] }),
      onB.change('criteria', content.criteria[1]!, { name: names[1] }),
    ])
    for (const name of names) {
      expect(await pageOf(a)).toContain(name)
      expect(await pageOf(b)).toContain(name)
    }
  })

  it('count failed log-ins together on MongoDB, and each its own on SQLite', async () => {
    const account = { email: 'inconnue@example.gouv.fr', password: 'un-mauvais-mot' }
    const logIn = async ({ url }: RunningServer) => {
      const headers = { 'Content-Type': 'application/json' }
      const body = JSON.stringify(account)
      return (await fetch(`${url}/api/users/login`, { method: 'POST', headers, body })).status
    }
    for (let time = 0; time < LIMITS.logInToAccount.times; time += 1) {
      expect(await logIn(a)).toBe(401)
    }
    expect(await logIn(a)).toBe(429)
    expect(await logIn(b)).toBe(mongodbServer ? 429 : 401)
  })

  it('refuse a share link that was revoked on the other instance', async () => {
    const made = await onA.ask('POST', '/api/share-links', { page: content.page })
    const { link } = (await made.json()) as { link: { id: string; address: string } }
    const path = new URL(link.address).pathname
    expect((await visit(b.url, path)).status).toBe(200)
    expect((await onA.ask('POST', `/api/share-links/${link.id}/revoke`)).status).toBe(200)
    expect((await visit(b.url, path)).status).toBe(410)
  })
})

describe('when one instance is stopped', () => {
  it('the other one continues', async () => {
    await a.stop()
    await onB.change('criteria', content.criteria[2]!, { name: 'Publié sans l’autre' })
    expect(await pageOf(b)).toContain('Publié sans l’autre')
  })
})
