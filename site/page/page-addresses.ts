import type { Payload } from 'payload'

import { declareUnderPages, type AddressUnderPages } from '@/platform/http/own-addresses'
import { processSingleton } from '@/platform/process-singleton'
import type { Found } from '@/site/content'

import type { Made } from './made'

/** What a caller asks under a page. `page`: its path; `rest`: the segment after the name, decoded; null for none. */
export type AskedUnder = { page: string; rest: string | null }

/** An address under each page, `/PAGE/NAME` or `/PAGE/NAME/REST`, unless a page has it. */
type PageAddress = AddressUnderPages & {
  make: (payload: Payload, asked: AskedUnder, instant: Date) => Promise<Made>
}

const addresses = processSingleton('eigPageAddresses', () => new Map<string, PageAddress>())

/** Declares an address that a plugin answers under each page. To call while the configuration is built. */
export const declarePageAddress = (address: PageAddress): void => {
  declareUnderPages(address)
  addresses().set(address.name, address)
}

/** Returns the redirect to the address `name` under the page of this site that `found` redirects to; null if there is none. */
export const redirectUnder = (found: Found | null, name: string): Made | null =>
  found?.kind === 'redirect' && found.path.startsWith('/') && !/[?#]/.test(found.path)
    ? { ...found, path: `${found.path}/${name}` }
    : null

/** Returns the declared address at `path` (not decoded), and what is asked there; null if there is none. */
export function addressUnderPage(path: string): (PageAddress & { asked: AskedUnder }) | null {
  for (const address of addresses().values()) {
    const match = new RegExp(`^(/.+)/${address.name}(?:/([^/]+))?$`).exec(path)
    if (match) return { ...address, asked: { page: match[1]!, rest: match[2] ?? null } }
  }
  return null
}
