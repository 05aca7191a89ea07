import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { expect, it, jest } from '@jest/globals'

import { logLines } from '@/tests/support/log'
import { startSite } from '@/tests/support/site'
import { ACCOUNT } from '@/tests/support/staff'

jest.setTimeout(90_000)

/** `end` sends the rest of the body. */
type Begun = { end: () => void; answered: Promise<IncomingMessage> }

/** Starts a request with a slow sender: the server has begun to read it, and has received the start of its body. */
async function begin(url: string, data: object, authorization = ''): Promise<Begun> {
  const body = Buffer.from(JSON.stringify(data))
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    Expect: '100-continue',
    ...(authorization && { Authorization: authorization }),
  }
  const asked: ClientRequest = request(url, { method: 'POST', headers })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject)
  })
  asked.flushHeaders()
  await once(asked, 'continue')
  asked.write(body.subarray(0, 10))
  return { end: () => asked.end(body.subarray(10)), answered }
}

const onNewConnection = (url: string) =>
  new Promise((resolve, reject) => {
    request(url, { agent: false }, resolve).once('error', reject).end()
  })

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return text
}

it('a stopping server answers every request that it has begun, and accepts no new one', async () => {
  const { server, staff } = await startSite('account')

  const login = `${server.url}/api/users/login`
  const { token } = (await (await staff.ask('POST', '/api/users/login', ACCOUNT)).json()) as {
    token: string
  }
  const logins = await Promise.all([login, login, login].map((url) => begin(url, ACCOUNT)))
  const page = {
    _status: 'published',
    title: 'Dernière',
    slug: 'derniere',
    hero: { title: 'Une page publiée pendant l’arrêt' },
  }
  const publication = await begin(`${server.url}/api/pages`, page, `JWT ${token}`)
  publication.end()
  const stopped = server.stop()
  while (!server.output().includes('Arrêt demandé')) await wait(20)
  await expect(onNewConnection(`${server.url}/healthz`)).rejects.toThrow('ECONNREFUSED')

  const published = await publication.answered
  expect([published.statusCode, await textOf(published)]).toEqual([
    201,
    expect.stringContaining(page.hero.title),
  ])
  for (const { end } of logins) end()
  for (const { answered } of logins) {
    const response = await answered
    expect(response.statusCode).toBe(200)
    expect(response.headers.connection).toBe('close')
    expect(await textOf(response)).toContain('"token"')
  }

  const { code, output } = await stopped
  expect(code).toBe(0)
  const lines = logLines(output)
  const asked = lines.find(({ msg }) => msg === 'Arrêt demandé')
  expect(Number(asked?.openRequests)).toBeGreaterThanOrEqual(logins.length)
  expect(lines.at(-1)?.msg).toBe('Arrêt terminé')
  expect(lines.filter(({ level }) => level >= 50)).toEqual([])
})
