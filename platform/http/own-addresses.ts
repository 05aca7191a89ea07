import type { PayloadRequest } from 'payload'

import { processSingleton } from '@/platform/process-singleton'

/** An address that the server itself answers, with every address beneath it. No page can have it. */
export type OwnAddress = {
  /** With a leading slash, for example `/partage`. */
  path: string
  /** It answers with a document to anyone, so that texts may link to it. */
  isDocument?: true
  /** The rules for it (`platform/security/content-policy.ts`), if it is not a plain public page. */
  area?: 'form' | 'preview'
  /** Only the holders of a key may read it: search engines stay out, and other sites cannot embed it. */
  isPrivate?: true
  /** Its response depends on its query, which is otherwise removed from requests for public addresses. */
  readsQuery?: true
  /** Matches a secret in a request path; its first group is what precedes the secret. The secret is not logged. */
  secret?: RegExp
}

const addresses = processSingleton('eigOwnAddresses', () => new Map<string, OwnAddress>())

/** Declares an address that a plugin answers. To call while the configuration is built, before the server listens. */
export const declareAddress = (address: OwnAddress): void =>
  void addresses().set(address.path, address)

/** Returns the declared addresses. */
export const ownAddresses = (): OwnAddress[] => [...addresses().values()]

/** Returns the declared address that answers `path` (without its query); undefined if there is none. */
export const ownAddressAt = (path: string): OwnAddress | undefined =>
  ownAddresses().find((own) => path === own.path || path.startsWith(`${own.path}/`))

/** An address that the server answers under pages, `/PAGE/NAME`. No page under another can end with this name. */
export type AddressUnderPages = {
  name: string
  /**
   * Returns the paths at which visitors find something now, so that texts may link to them. `/PAGE/NAME/*` stands for any one
   * segment after the name.
   */
  paths: (req: PayloadRequest) => Promise<string[]>
}

const underPages = processSingleton(
  'eigAddressesUnderPages',
  () => new Map<string, AddressUnderPages>(),
)

/** Declares an address under pages; `declarePageAddress` does it with what answers there. */
export const declareUnderPages = ({ name, paths }: AddressUnderPages): void =>
  void underPages().set(name, { name, paths })

/** Returns the declared addresses under pages. */
export const addressesUnderPages = (): AddressUnderPages[] => [...underPages().values()]
