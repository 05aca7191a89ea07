import type { IncomingMessage } from 'node:http'

/**
 * The address that sent `request`, as far as it can be believed. Each of `trustedProxies` proxies in front adds the
 * address that it saw at the end of X-Forwarded-For; what stands before was written by whoever asked, and anybody can
 * write anything. 0: nobody stands in front, and the connection alone tells.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
): string {
  const connected = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return connected
  const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',')
  const addresses = forwarded.split(',').flatMap((one) => one.trim() || [])
  return addresses.at(-trustedProxies) ?? addresses[0] ?? connected
}
