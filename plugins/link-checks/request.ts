import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'

import { isPublicAddress } from './public-address'

/** What the checks may reach. Only tests replace `INTERNET`. */
export type Network = {
  resolve: (host: string) => Promise<{ address: string; family: number }[]>
  isAllowedAddress: (address: string) => boolean
  isAllowedPort: (port: number) => boolean
  /** For one request, from the search of its host to the headers of its response. */
  timeoutMs: number
  /** Between two requests to the same host. */
  pauseMs: number
}

export const INTERNET: Network = {
  resolve: (host) => lookup(host, { all: true }),
  isAllowedAddress: isPublicAddress,
  isAllowedPort: (port) => port === 80 || port === 443,
  timeoutMs: 10_000,
  pauseMs: 1_000,
}

/** Why no request was made. `private`: the host leads to an address that is not on the internet. */
export class NotAllowed extends Error {
  constructor(readonly reason: 'private' | 'unsupported') {
    super(reason)
  }
}

/** `location`: where it redirects to, as sent; null if it does not. `isLater`: it says when to come back. */
export type Answer = { status: number; location: string | null; isLater: boolean }

type LinkRequest = { url: URL; method: 'HEAD' | 'GET'; userAgent: string; signal: AbortSignal }

/**
 * Returns the headers of the response to one request, without following redirects; its body is not read. Connects to the very
 * address that was checked: the host is resolved once. Throws NotAllowed before any connection, and the errors of the network.
 */
export async function request(
  { method, signal, url, userAgent }: LinkRequest,
  network: Network,
): Promise<Answer> {
  const { host, port } = allowedTarget(url, network)
  const within = AbortSignal.any([signal, AbortSignal.timeout(network.timeoutMs)])
  const address = await abortable(addressOf(host, network), within)
  const client = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = client.request({
      // A connection of its own, so that nothing else decides where it leads.
      agent: false,
      host: address,
      // An address has no name for TLS.
      ...(isIP(host) ? {} : { servername: host }),
      port,
      method,
      path: url.pathname + url.search,
      headers: { Host: url.host, 'User-Agent': userAgent, Accept: '*/*' },
      signal: within,
    })
    sent.on('response', ({ headers, statusCode = 0 }) => {
      const isLater = statusCode === 429 || (statusCode === 503 && 'retry-after' in headers)
      resolve({ status: statusCode, location: headers.location ?? null, isLater })
      sent.destroy()
    })
    sent.on('error', reject)
    sent.end()
  })
}

function allowedTarget({ hostname, password, port, protocol, username }: URL, network: Network) {
  const isWeb = protocol === 'http:' || protocol === 'https:'
  const number = Number(port) || (protocol === 'https:' ? 443 : 80)
  if (!isWeb || username || password || !network.isAllowedPort(number)) {
    throw new NotAllowed('unsupported')
  }
  return { host: hostname.replace(/^\[|\]$/g, ''), port: number }
}

/** The address of `host` to connect to. Refuses a host that leads to any address that is not allowed. */
async function addressOf(host: string, network: Network): Promise<string> {
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await network.resolve(host)
  const [first] = found.toSorted((a, b) => a.family - b.family)
  if (!first || !found.every(({ address }) => network.isAllowedAddress(address))) {
    throw new NotAllowed('private')
  }
  return first.address
}

function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
