import { sitePath } from './checks/site-path'
import { encodedPath } from './former-address'

/** A place of the site that a link leads to. */
export type SiteTarget = {
  /** The path as former addresses are stored: encoded, without slashes at its ends; '' for the home page. */
  address: string
  /** Query and anchor, with their `?` and `#`; '' for none. */
  suffix: string
}

/** The place of the site at `siteUrl` to which a safe `href` leads; null when it leads elsewhere, or is an anchor alone. */
export function siteTarget(href: string, siteUrl: string): SiteTarget | null {
  const path = sitePath(href, siteUrl)
  if (path === null) return null
  const end = href.search(/[?#]/)
  return { address: encodedPath(path), suffix: end < 0 ? '' : href.slice(end) }
}
