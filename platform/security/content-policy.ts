import { ownAddressAt } from '@/platform/http/own-addresses'

/**
 * The part of the site that answers an address. Each part is allowed what it needs, and no more. `form`: a public page that
 * sends what a visitor typed. `preview`: a page for staff, rendered by Next, that the admin shows in a frame.
 */
export type Area = 'public' | 'form' | 'preview' | 'admin' | 'api' | 'asset'

type Directives = Record<string, string>

/** The base of every policy, which each may relax. `default-src` does not cover the last three. */
const NOTHING: Directives = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/**
 * A public page: only files of the site itself, nothing inline. The icons of the DSFR style sheet are `data:` images. The
 * page's own scripts send no requests: `connect-src` is for Lighthouse, which reads robots.txt from the page and reports it
 * as missing when it may not.
 */
const PAGE: Directives = {
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'self'",
}

/** What Next needs to run: its inline scripts carry a nonce, and it fetches the next screens from the server. */
const nextDirectives = (nonce: string, isDevelopment: boolean): Directives => ({
  'script-src': `'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
  'form-action': "'self'",
  'frame-ancestors': "'self'",
})

export type Circumstances = {
  /** Unique to this request. */
  nonce: string
  /** Whether visitors reach the site over HTTPS, even if the proxy in front of it forwards plain HTTP. */
  isHttps: boolean
  /** Lets `next dev` reload edited code. */
  isDevelopment?: boolean
}

/** Returns the content security policy (CSP level 3) of `area`. Browsers report violations to the site itself. */
export function contentPolicy(area: Area, circumstances: Circumstances): string {
  const { nonce, isDevelopment = false } = circumstances
  return write({ ...directivesOf(area, nonce, isDevelopment), ...reportsOf(area) })
}

function directivesOf(area: Area, nonce: string, isDevelopment: boolean): Directives {
  switch (area) {
    case 'public':
      return PAGE
    case 'form':
      return { ...PAGE, 'form-action': "'self'" }
    case 'preview':
      return { ...PAGE, ...nextDirectives(nonce, isDevelopment) }
    case 'admin':
      return {
        ...PAGE,
        ...nextDirectives(nonce, isDevelopment),
        // Payload, its drag-and-drop lists and both editors write styles into the page.
        'style-src': "'self' 'unsafe-inline'",
        // The admin previews a chosen file before sending it.
        'img-src': "'self' data: blob:",
        'frame-src': "'self'",
      }
    case 'api':
    case 'asset':
      return NOTHING
    default:
      return area satisfies never
  }
}

/** A static asset runs nothing, and is sent too often to carry a longer header. */
const reportsOf = (area: Area): Directives =>
  area === 'asset' ? {} : { 'report-uri': REPORTS_PATH }

const write = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/**
 * Where browsers report what a content security policy blocked. The policy uses `report-uri`, which every browser supports.
 * Not all support `report-to`, and those which do would ignore `report-uri` if both were present.
 */
export const REPORTS_PATH = '/rapports-csp'

const AREAS: [RegExp, Area][] = [
  [/^\/admin(\/|$)/, 'admin'],
  [/^\/api(\/|$)/, 'api'],
  [/^\/(assets|_next\/static)\//, 'asset'],
]

/**
 * Returns the part of the site that answers `path`, as it was sent. An unknown path is a public page, which has the
 * strictest policy.
 */
export const areaOf = (path: string): Area =>
  AREAS.find(([prefix]) => prefix.test(path))?.[1] ?? ownAddressAt(path)?.area ?? 'public'
