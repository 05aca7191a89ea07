/** Where each layout of the source lives on the site, without leading slash. */
export const ADDRESSES = {
  admins: 'participer/administrations',
  faq: 'participer/administrations/faq',
  project: 'participer/administrations/proposer',
} as const

export type Layout = keyof typeof ADDRESSES

export const LAYOUTS = Object.keys(ADDRESSES) as Layout[]

/** The former address that one of Hugo's `aliases` names, relative to `address` unless it begins with a slash. */
export function formerAddress(alias: string, address: string): string {
  const written = alias.trim()
  const base = `https://site.invalid/${address}`
  if (!URL.canParse(written, base)) return written
  const { origin, pathname, search, hash } = new URL(written, base)
  const isPath = origin === 'https://site.invalid' && !search && !hash
  return isPath ? pathname.replace(/^\/+|\/+$/g, '') : written
}
