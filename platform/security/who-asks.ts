import { isIPv6 } from 'node:net'

import { CLIENT_ADDRESS } from '@/platform/http/watch-requests'

/**
 * Whose attempts are counted together: one IPv4 address, one IPv6 network (a subscriber holds all 2^64 addresses of a
 * /64, RFC 6177). '' when the request came from no connection, as from the site's own code.
 */
export function whoAsks(headers: Headers): string {
  const address = headers.get(CLIENT_ADDRESS) ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  return isIPv6(address) ? networkOf(address) : address
}

/** The first four groups of an IPv6 address, written in full. A zone (`%eth0`) stands behind the last. */
function networkOf(address: string): string {
  const parts = address.split('::')
  const [head = [], tail = []] = parts.map((part) => part.split(':').filter(Boolean))
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
