import { connect } from 'node:net'

import { rawRequest, type RawAnswer } from '@/tests/support/raw-request'

import type { Answer, Attempt, RawAttempt, RawOutcome } from './attempt'

/** A place that receives requests: the site itself, or the nginx in front of it. */
export type Door = { name: 'site' | 'nginx'; url: string }

/** The time limit of an answer, and the limit where a silent connection is acceptable. */
const ANSWERED_WITHIN_MS = 15_000
const SILENT_AFTER_MS = 2_000
/** Fewer redirects than browsers follow. */
const MOST_REDIRECTS = 5
/** How long to wait for another answer on the same connection. */
const QUIET_MS = 250

let senders = 0

/** Returns a new address for each request, so that limits by address do not stop the attempts. */
function nextSender(): string {
  senders += 1
  return `127.${1 + (senders >> 16)}.${(senders >> 8) & 255}.${senders & 255}`
}

/** Returns the answer to `attempt` at `door`, after the redirects within the site. `headers`: those of a signed-in user. */
export async function ask(
  door: Door,
  attempt: Attempt,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const from = nextSender()
  const led: string[] = []
  for (let path = attempt.path; ;) {
    const { status, headers: said, body } = await askOnce(door, path, attempt, headers, from)
    const to = said.location
    if (to) led.push(to)
    const answer = { status, headers: said, body, led }
    if (!to || status < 300 || status > 399 || led.length > MOST_REDIRECTS) return answer
    const target = new URL(to, door.url)
    if (target.hostname !== new URL(door.url).hostname) return answer
    path = target.pathname + target.search
  }
}

async function askOnce(
  { name, url }: Door,
  path: string,
  { method, headers, body }: Attempt,
  more: Record<string, string>,
  from: string,
): Promise<RawAnswer> {
  try {
    return await rawRequest(url, path, {
      method,
      headers: { ...(name === 'site' && { 'X-Forwarded-For': from }), ...headers, ...more },
      body,
      from,
      withinMs: ANSWERED_WITHIN_MS,
    })
  } catch (error) {
    // The server refused before all was sent.
    return { status: 0, headers: {}, body: String(error) }
  }
}

/** Returns all the answers to the bytes of `attempt`, until the connection is closed or falls silent. */
export function send({ url }: Door, { allowed, bytes }: RawAttempt): Promise<RawOutcome> {
  const { hostname, port, host } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: nextSender() })
    let received = ''
    const found = (what: RegExp) => [...received.matchAll(what)].map(([, one]) => one!.trim())
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve({
        statuses: found(/HTTP\/1\.[01] (\d{3}) /g).map(Number),
        locations: found(/^location: (.*)/gim),
      })
    }
    let timer = setTimeout(end, allowed?.includes(0) ? SILENT_AFTER_MS : ANSWERED_WITHIN_MS)
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
      clearTimeout(timer)
      timer = setTimeout(end, QUIET_MS)
    })
    socket.on('error', () => {})
    socket.on('close', end)
    socket.write(bytes(host))
  })
}
