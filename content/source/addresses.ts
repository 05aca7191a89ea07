import { encodedPath } from '@/text/site-path'

/** The address of each layout of the programme's own files on the site, without leading slash. */
export const ADDRESSES = {
  admins: 'participer/administrations',
  faq: 'participer/administrations/faq',
  project: 'participer/administrations/proposer',
} as const

/** `page` is the site's own layout, whose files contain their address. */
export type Layout = keyof typeof ADDRESSES | 'page'

export const LAYOUTS = [...Object.keys(ADDRESSES), 'page'] as Layout[]

const SITE = 'https://site.invalid'

/**
 * The former address in one of Hugo's `aliases`, in the form of stored redirects: without slashes at its ends, each
 * segment percent-encoded. Relative to `address` unless it begins with a slash. null if it is not a path.
 */
export function formerAddress(alias: string, address: string): string | null {
  const base = `${SITE}/${address}`
  if (!URL.canParse(alias.trim(), base)) return null
  const { origin, pathname, search, hash } = new URL(alias.trim(), base)
  if (origin !== SITE || search || hash) return null
  const path = encodedPath(pathname)
  return path.split('/').includes('') ? null : path
}
