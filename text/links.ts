/** Schemes a visitor may be sent to. Everything else (`javascript:`, `data:`, …) is never written in a page. */
const SAFE_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:']

/**
 * The link target to write in a page, or null when `target` is not one: an absolute address with a safe scheme, an
 * in-site path (`/…`, but not `//host`) or an anchor of the page (`#…`). Trims; never throws.
 */
export function safeHref(target: string): string | null {
  const href = target.trim()
  // Browsers drop tabs and line breaks inside addresses: `java\nscript:` would run, and `/\t/host` lead to `//host`.
  if (/[\u0000-\u001f\u007f]/.test(href)) return null
  if (/^#[^\s]+$/.test(href)) return href
  if (/^\/(?![/\\])/.test(href)) return href
  // To browsers, a path within the site: `https:page` and `https:/page` on a site of the same scheme.
  if (/^https?:(?![/\\]{2})/i.test(href)) return null
  const scheme = URL.canParse(href) ? new URL(href).protocol : null
  return scheme && SAFE_SCHEMES.includes(scheme) ? href : null
}

/**
 * `href` (already safe) as a header of an answer of the site at `siteUrl` may carry it: in ASCII. A path stays one, and
 * of this site, though `/.//host` is `//host` once its dots are resolved.
 */
export function locationOf(href: string, siteUrl: string): string {
  const { origin, href: absolute } = new URL(href, siteUrl)
  return href.startsWith('/') ? absolute.slice(origin.length).replace(/^\/+/, '/') : absolute
}

/** True when following `href` leaves the site at `siteUrl` (absolute, no trailing slash). */
export function isExternal(href: string, siteUrl: string): boolean {
  return /^https?:/i.test(href) && new URL(href).origin !== new URL(siteUrl).origin
}

/** Attributes of an anchor, in React's names as in the syntax tree's. */
export type AnchorProps = {
  href: string
  target?: '_blank'
  rel?: string
  title?: string
  /** The words are the address: on paper it need not be written after them (styles/print.css). */
  'data-says-address'?: ''
}

/**
 * Attributes of a link to `href` (already safe) whose visible words are `label`. One that leaves the site opens a new
 * window and says so in its title, which repeats the visible words (DSFR « Lien », RGAA 13.2 and 6.1).
 * `precision` is what the title may add, such as the item a « En savoir plus » is about.
 */
export function anchorProps(
  href: string,
  label: string,
  siteUrl: string,
  precision = '',
): AnchorProps {
  const title = precision && precision !== label ? `${label} - ${precision}` : label
  const link: AnchorProps = { href, ...(bare(label) === bare(href) && { 'data-says-address': '' }) }
  if (!isExternal(href, siteUrl)) return precision ? { ...link, title } : link
  return {
    ...link,
    target: '_blank',
    rel: 'noopener external',
    title: `${title} - nouvelle fenêtre`,
  }
}

/** An address as one reads it out: without its scheme, the spaces of a number nor the bar at its end. */
const bare = (address: string) =>
  address
    .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
    .replace(/\/$|\s/g, '')
    .toLowerCase()
