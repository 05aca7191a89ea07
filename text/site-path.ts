/** The collections of files. Their slugs are also the first segments of file addresses. */
export const FILE_FOLDERS = ['images', 'documents'] as const
export type FileFolder = (typeof FILE_FOLDERS)[number]

/**
 * Returns the path, still encoded, to which a safe `href` leads on the site, without query or anchor; null if it leads
 * elsewhere. Accepts the site with or without `www.`, over http or https.
 */
export function sitePath(href: string, siteUrl: string): string | null {
  if (href.startsWith('/')) return new URL(href, siteUrl).pathname
  const host = hostOf(href)
  if (!host || host !== hostOf(siteUrl)) return null
  const { pathname, port } = new URL(href)
  return port === new URL(siteUrl).port ? pathname : null
}

/** Whether the decoded `path` is that of a file of the library. */
export const isFile = (path: string): boolean =>
  FILE_FOLDERS.some((folder) => path.startsWith(`/${folder}/`))

/** `path` with one slash before it and none after. */
export const plainPath = (path: string) => `/${withoutOuterSlashes(path)}`

/** `path` without the slashes at its ends. */
export const withoutOuterSlashes = (path: string): string => path.replace(/^\/+|(?<!\/)\/+$/g, '')

/** Returns the host of an absolute web address, in lower case and without `www.`; null for any other target. */
export function hostOf(target: string): string | null {
  if (!/^https?:/i.test(target) || !URL.canParse(target)) return null
  return new URL(target).hostname.replace(/^www\./, '').replace(/\.$/, '') || null
}

const LONGEST = 1000

/**
 * Returns a former address in its stored form: a path percent-encoded in one way, without slashes at its ends, its case
 * kept. `typed` is a path, encoded or not, or a whole address of the site at `siteUrl`. Returns other input unchanged, so
 * that `formerAddressFault` can explain why. Idempotent.
 */
export function toFormerAddress(typed: string, siteUrl: string): string {
  const address = typed.trim()
  if (/[?#]/.test(address)) return address
  const path = isAbsolute(address) ? sitePath(address, siteUrl) : address
  return path === null ? address : encodedPath(path)
}

/** Says in French why a former address, as `toFormerAddress` returns it, is refused, or returns true. */
export function formerAddressFault(value: unknown): string | true {
  if (typeof value !== 'string' || !value) {
    return 'Saisissez une ancienne adresse, par exemple « participer/administration » ou « img/reglement.pdf ».'
  }
  if (/[?#]/.test(value)) {
    return 'Retirez « ? », « # » et ce qui les suit : une redirection n’en tient pas compte.'
  }
  if (isAbsolute(value))
    return 'Cette adresse n’est pas celle de ce site : seules ses adresses peuvent être redirigées.'
  if (value.length > LONGEST)
    return `Cette adresse est trop longue (${LONGEST} caractères au plus).`
  const segments = value.split('/')
  return (
    segments.every((segment) => !['', '.', '..'].includes(segment)) ||
    'Une adresse ne contient ni « // », ni « . » ou « .. » entre deux « / ».'
  )
}

/** Returns `path`, encoded or not, in the stored form of former addresses. */
export const encodedPath = (path: string): string =>
  withoutOuterSlashes(decodeSafely(path).toWellFormed())
    .split('/')
    .map(encodeURIComponent)
    .join('/')

const isAbsolute = (address: string) => /^[a-z][a-z0-9+.-]*:/i.test(address)

/** Decodes a path for display; returns null if it is not valid UTF-8. */
export function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** Decodes a path, and keeps an invalid one unchanged: no page will be found there. */
export const decodeSafely = (path: string): string => decoded(path) ?? path

/** The place of the site that a link leads to. */
export type SiteTarget = {
  /** The path in the stored form of former addresses: encoded, without slashes at its ends; '' for the home page. */
  address: string
  /** Query and anchor, with their `?` and `#`; '' if there is none. */
  suffix: string
}

/** Returns the place of the site at `siteUrl` that a safe `href` leads to; null if elsewhere, or if it is only an anchor. */
export function siteTarget(href: string, siteUrl: string): SiteTarget | null {
  const path = sitePath(href, siteUrl)
  if (path === null) return null
  const end = href.search(/[?#]/)
  return { address: encodedPath(path), suffix: end < 0 ? '' : href.slice(end) }
}

/** Longer addresses are cut between words: people read them aloud and copy them by hand. */
const MAX_LENGTH = 60

/**
 * Returns the anchor of a passage titled `title`. It starts with a letter, as identifiers must, and ends with a number if
 * `taken` already has it.
 */
export function anchorFrom(title: string, taken: ReadonlySet<string>): string {
  const address = addressFrom(title)
  return unlikeThose(taken, /^\d/.test(address) ? `passage-${address}` : address)
}

/** Returns the words of `title` in lower case without accents, joined by hyphens; `passage` if it has no letters or digits. */
export function addressFrom(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .match(/[a-z0-9]+/g)
  return shortened(words ?? []) || 'passage'
}

/** Returns `anchor`, followed by a number if `taken` already has it. */
export function unlikeThose(taken: ReadonlySet<string>, anchor: string): string {
  if (!taken.has(anchor)) return anchor
  let number = 2
  while (taken.has(`${anchor}-${number}`)) number += 1
  return `${anchor}-${number}`
}

function shortened(words: string[]): string {
  const whole = words.join('-')
  if (whole.length <= MAX_LENGTH) return whole
  const cut = whole.slice(0, MAX_LENGTH + 1)
  const end = cut.lastIndexOf('-')
  return cut.slice(0, end > 0 ? end : MAX_LENGTH)
}

/** Returns the paths above `path`, shortest first: for `/a/b/c`, `/a` and `/a/b`. */
export function placesAbove(path: string): string[] {
  const segments = path.split('/')
  return segments.slice(2).map((_, index) => segments.slice(0, index + 2).join('/'))
}
