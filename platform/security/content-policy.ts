/** Which part of the site answers an address: each is allowed what it needs, and no more. */
export type Area = 'public' | 'form' | 'preview' | 'admin' | 'api' | 'asset'

type Directives = Record<string, string>

/** What every policy says unless it allows more. `default-src` does not cover the last three. */
const NOTHING: Directives = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/**
 * A public page: files of its own, nothing inline. The icons of DSFR's style sheet are `data:` images. Its scripts ask
 * the server for nothing; `connect-src` is for Lighthouse, which reads robots.txt from the page and holds it for missing
 * where it may not.
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

/** What Next needs to run: its inline scripts carry a nonce, and it asks the server for what comes next. */
const nextDirectives = (nonce: string, isDevelopment: boolean): Directives => ({
  'script-src': `'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
  'form-action': "'self'",
  'frame-ancestors': "'self'",
})

export type Circumstances = {
  /** Of this request alone. */
  nonce: string
  /** Whether visitors reach the site by HTTPS, whatever the proxy in front speaks with it. */
  isHttps: boolean
  /** Lets `next dev` reload what is edited. */
  isDevelopment?: boolean
}

/** The content security policy (CSP level 3) of `area`. What breaks it is reported to the site itself. */
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
        // Payload, its lists that move under the pointer and both editors write styles into the page.
        'style-src': "'self' 'unsafe-inline'",
        // A file that was just chosen is shown before it is sent.
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

/** A file of the site's own runs nothing, and is sent too often to carry more. */
const reportsOf = (area: Area): Directives =>
  area === 'asset' ? {} : { 'report-uri': REPORTS_PATH }

const write = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/**
 * Where browsers tell what a content security policy stopped. By `report-uri`, which every browser heeds; `report-to` not all
 * do, and those that do would heed it alone.
 */
export const REPORTS_PATH = '/rapports-csp'

const AREAS: [RegExp, Area][] = [
  [/^\/admin(\/|$)/, 'admin'],
  [/^\/apercu(\/|$)/, 'preview'],
  [/^\/api(\/|$)/, 'api'],
  [/^\/appels\/prevenir(\/|$)/, 'form'],
  [/^\/(assets|_next\/static)\//, 'asset'],
]

/** Which part of the site answers at `path`, as it was sent. What is not known is a public page: the strictest. `form`: a
 * public page that sends what a visitor typed. */
export const areaOf = (path: string): Area =>
  AREAS.find(([prefix]) => prefix.test(path))?.[1] ?? 'public'
