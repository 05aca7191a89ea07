import { request, type IncomingMessage } from 'node:http'
import { request as requestTls } from 'node:https'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { ensureNginx } from '@/scripts/testing/nginx'
import { SHIPPED_NAME, startWholeNginx, type WholeNginx } from '@/tests/support/nginx'
import { freePort, startServer, type RunningServer } from '@/tests/support/server'

jest.setTimeout(120_000)

// That it is there in CI, nginx.test.ts says.
const describeWithNginx = ensureNginx() ? describe : describe.skip

describeWithNginx('with every file of deploy/ as it is shipped', () => {
  let server: RunningServer
  let nginx: WholeNginx
  let https: number

  beforeAll(async () => {
    https = await freePort()
    const [http, upstream] = [await freePort(), await freePort()]
    const settings = { SITE_URL: `https://${SHIPPED_NAME}`, TRUSTED_PROXIES: '1' }
    server = await startServer({ ...settings, PORT: String(upstream) })
    nginx = await startWholeNginx({ https, http, upstream })
  })
  afterAll(async () => {
    await nginx.stop()
    await server.stop()
  })

  it('nginx finds nothing to say against it', () => {
    expect(nginx.told).toContain('test is successful')
    expect(nginx.told).not.toMatch(/\[(warn|error|emerg)\]/)
  })

  it('answers over TLS, and has browsers come so again', async () => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { Host: SHIPPED_NAME }
      const name = { servername: SHIPPED_NAME, ca: nginx.certificate, headers }
      requestTls({ host: '127.0.0.1', port: https, path: '/robots.txt', ...name }, resolve)
        .on('error', reject)
        .end()
    })
    answer.resume()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000')
  })

  it('leads from plain HTTP to the same address over TLS', async () => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${nginx.url}/participer?a=1`, resolve).on('error', reject).end()
    })
    answer.resume()
    const { statusCode, headers } = answer
    expect([statusCode, headers.location]).toEqual([308, `https://${SHIPPED_NAME}/participer?a=1`])
  })
})
