import { Agent, request } from 'node:http'

import type { Door } from './door'

/** Connections that one client keeps open and uses without a pause. */
const CONNECTIONS = 64
/** The address of this client; visitors have another one (`visitor-process.ts`). */
const CLIENT = '127.0.0.1'

/** Requests `path` at `door` on 64 connections of one client during `ms`; returns the number of answers. */
export async function crowd({ url }: Door, path: () => string, ms: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const { hostname, port } = new URL(url)
  const asked = { hostname, port, agent, localAddress: CLIENT }
  const end = Date.now() + ms
  let answers = 0
  const ask = () =>
    new Promise<void>((resolve) => {
      request({ ...asked, path: path() }, (response) => {
        answers += 1
        response.resume().once('close', resolve)
      })
        .once('error', () => resolve())
        .end()
    })
  const keepAsking = async () => {
    while (Date.now() < end) await ask()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, keepAsking))
  agent.destroy()
  return answers
}
