import { safeHref } from '@/text/links'

/** Redirection services of mail programs and office suites, and the parameter that holds the destination. */
const REDIRECTIONS: { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'url' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameter: 'u' },
]

/** Parameters that only serve to track readers. */
const TRACKER =
  /^(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|igshid)$/i

/** An address without its scheme, as people write it: browsers would read it as a path within the site. */
const WITHOUT_SCHEME = /^\s*www\.[^\s/.]+\.[^\s/]+(?:[/?#]|\s*$)/i

/** Redirections can be nested: Outlook wraps what Google wrapped. */
const MOST_REDIRECTIONS = 3

/**
 * Returns the final address behind `typed`, without tracking parameters; null when the site does not allow this address, or
 * when it only works in the document it was copied from (`#_ftn1`). Never throws.
 */
export function cleanLink(typed: string): string | null {
  let href = safeHref(WITHOUT_SCHEME.test(typed) ? `https://${typed.trim()}` : typed)
  for (let times = 0; href && times < MOST_REDIRECTIONS; times++) {
    const target = redirectionTarget(href)
    if (target === null) break
    href = safeHref(target)
  }
  return href && !href.startsWith('#') ? withoutTrackers(href) : null
}

function redirectionTarget(href: string): string | null {
  if (!/^https?:/i.test(href)) return null
  const { hostname, pathname, searchParams } = new URL(href)
  for (const { host, path, parameter } of REDIRECTIONS) {
    const target = searchParams.get(parameter)
    if (target && host.test(hostname) && path.test(pathname)) return target
  }
  return null
}

/** Keeps every other byte: an address that is parsed and serialised again may differ. */
function withoutTrackers(href: string): string {
  const query = href.indexOf('?')
  if (query === -1) return href
  const hash = href.indexOf('#', query)
  const end = hash === -1 ? href.length : hash
  const parameters = href.slice(query + 1, end).split('&')
  const kept = parameters.filter((parameter) => !TRACKER.test(parameter.split('=', 1)[0]!))
  if (kept.length === parameters.length) return href
  return href.slice(0, query) + (kept.length ? `?${kept.join('&')}` : '') + href.slice(end)
}
