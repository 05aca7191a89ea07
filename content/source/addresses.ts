import { encodedPath } from '@/text/site-path'

/** Where each layout of the source lives on the site, without leading slash. */
export const ADDRESSES = {
  admins: 'participer/administrations',
  faq: 'participer/administrations/faq',
  project: 'participer/administrations/proposer',
} as const

export type Layout = keyof typeof ADDRESSES

export const LAYOUTS = Object.keys(ADDRESSES) as Layout[]

const SITE = 'https://site.invalid'

/**
 * The former address that one of Hugo's `aliases` names, as redirections are stored: without slashes at its ends, each
 * segment percent-encoded. It is relative to `address` unless it begins with a slash. null when it is no path.
 */
export function formerAddress(alias: string, address: string): string | null {
  const base = `${SITE}/${address}`
  if (!URL.canParse(alias.trim(), base)) return null
  const { origin, pathname, search, hash } = new URL(alias.trim(), base)
  if (origin !== SITE || search || hash) return null
  const path = encodedPath(pathname)
  return path.split('/').includes('') ? null : path
}
