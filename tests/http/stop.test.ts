import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { expect, it, jest } from '@jest/globals'

import { logLines } from '@/tests/support/log'
import { startServer } from '@/tests/support/server'
import { ACCOUNT, signUp } from '@/tests/support/staff'

jest.setTimeout(90_000)

type Login = { asked: ClientRequest; answered: Promise<IncomingMessage> }

const CREDENTIALS = JSON.stringify(ACCOUNT)

/** A log-in whose sender is slow: the server has begun to read it, and its body is half sent. */
async function slowLogin(url: string): Promise<Login> {
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': CREDENTIALS.length,
    Expect: '100-continue',
  }
  const asked = request(`${url}/api/users/login`, { method: 'POST', headers })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject)
  })
  asked.flushHeaders()
  await once(asked, 'continue')
  asked.write(CREDENTIALS.slice(0, 10))
  return { asked, answered }
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

it('a server that is told to stop answers all that it has begun, and nothing new', async () => {
  const server = await startServer()
  const staff = await signUp(server.url)

  const logins = await Promise.all([server.url, server.url, server.url].map(slowLogin))
  const draft = staff.create('pages', {
    title: 'Dernière',
    slug: 'derniere',
    hero: { title: 'Une page publiée pendant l’arrêt' },
  })
  await wait(20)
  const stopped = server.stop()
  while (!server.output().includes('Arrêt demandé')) await wait(20)
  await expect(onNewConnection(`${server.url}/healthz`)).rejects.toThrow('ECONNREFUSED')

  expect(await draft).toMatch(/\w/)
  for (const { asked } of logins) asked.end(CREDENTIALS.slice(10))
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
