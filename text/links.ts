/** Schemes of the links that a page may contain. All others (`javascript:`, `data:`, …) are never written. */
const SAFE_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:']

/**
 * Returns the link target to write in a page, trimmed, or null if `target` is not allowed: it must be an absolute address
 * with a safe scheme, a path of the site (`/…`, but not `//host`) or an anchor of the page (`#…`). Never throws.
 */
export function safeHref(target: string): string | null {
  const href = target.trim()
  // Browsers drop tabs and line breaks inside addresses: `java\nscript:` would run, and `/\t/host` would lead to `//host`.
  if (/[\u0000-\u001f\u007f]/.test(href)) return null
  if (/^#[^\s]+$/.test(href)) return href
  if (/^\/(?![/\\])/.test(href)) return href
  // Browsers read `https:page` and `https:/page` as paths of the site when it has the same scheme.
  if (/^https?:(?![/\\]{2})/i.test(href)) return null
  const scheme = URL.canParse(href) ? new URL(href).protocol : null
  return scheme && SAFE_SCHEMES.includes(scheme) ? href : null
}

/**
 * Returns `href` (already safe) in ASCII, as a response header of the site at `siteUrl` may carry it. A path stays a path
 * of this site, even `/.//host`, which becomes `//host` once its dots are resolved.
 */
export function locationOf(href: string, siteUrl: string): string {
  const { origin, href: absolute } = new URL(href, siteUrl)
  return href.startsWith('/') ? absolute.slice(origin.length).replace(/^\/+/, '/') : absolute
}

/** Whether following `href` leaves the site at `siteUrl` (absolute, no trailing slash). */
export function isExternal(href: string, siteUrl: string): boolean {
  return /^https?:/i.test(href) && new URL(href).origin !== new URL(siteUrl).origin
}

/** Attributes of an anchor, under the names that both React and the syntax tree use. */
export type AnchorProps = {
  href: string
  target?: '_blank'
  rel?: string
  title?: string
  /** The link text is the address itself: print does not write it again after the link (styles/print.css). */
  'data-says-address'?: ''
}

/**
 * Returns the attributes of a link to `href` (already safe) whose visible words are `label`. A link that leaves the site
 * opens a new window and says so in its title, which repeats the visible words (DSFR « Lien », RGAA 13.2 and 6.1).
 * `precision` is added to the title, such as the item that a « En savoir plus » is about.
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

/** An address without its scheme, the spaces of a phone number or its final slash. */
const bare = (address: string) =>
  address
    .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
    .replace(/\/$|\s/g, '')
    .toLowerCase()
