import { BlockList, isIP } from 'node:net'

/** What no visitor reaches (IANA « Special-Purpose Address Registry »), and 224.0.0.0/3, which is not for single machines. */
const RESERVED_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Within the only public range, 2000::/3: Teredo, ORCHID and benchmarks (2001::/23), documentation, and 6to4. */
const RESERVED_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const reserved = new BlockList()
for (const [network, prefix] of RESERVED_IPV4) reserved.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of RESERVED_IPV6) reserved.addSubnet(network, prefix, 'ipv6')

const publicIpv6 = new BlockList()
publicIpv6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether the whole internet reaches `address` (an IP address without brackets). False for anything else, so also for the
 * IPv6 forms of IPv4 addresses (mapped, NAT64), which are outside 2000::/3.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (!family || address.includes('%')) return false
  if (family === 4) return !reserved.check(address, 'ipv4')
  return publicIpv6.check(address, 'ipv6') && !reserved.check(address, 'ipv6')
}
