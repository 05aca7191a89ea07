import { safeHref } from '@/text/links'

/** Services through which mail programs and office suites send their readers, and the parameter that says where to. */
const REDIRECTIONS: { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'url' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameter: 'u' },
]

/** Parameters that only tell who is followed from where. */
const TRACKER =
  /^(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|igshid)$/i

/** An address without its scheme, as people write it: to a browser, a path within the site. */
const WITHOUT_SCHEME = /^\s*www\.[^\s/.]+\.[^\s/]+(?:[/?#]|\s*$)/i

/** A redirection may lead to another: Outlook wraps what Google wrapped. */
const MOST_REDIRECTIONS = 3

/**
 * The address to which `typed` leads in the end, without what follows its readers; null for one that the site may not
 * write, or that only means something in the document it was copied from (`#_ftn1`). Never throws.
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

/** Every other byte stays: an address written anew may not be the same. */
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
