import { type Area, type Circumstances, contentPolicy } from './content-policy'

/** Two years, as hstspreload.org and the ANSSI's guide to HTTPS ask; the names below it are for their owners. */
const HSTS = 'max-age=63072000'

/** What a page could ask of a browser and this site never does. Only names that Chromium knows: it complains of others. */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const PERMISSIONS = UNUSED.map((feature) => `${feature}=()`).join(', ')

/** Addresses that are a key, and those that name what is not published. */
const KEY = /^\/partage(\/|$)/
const STAFF = /^\/(admin|apercu|api)(\/|$)/
/**
 * Of staff, those that are a key, as are most that have a form: our own files need not be told (a proxy logs it), forms
 * must know the origin.
 */
const STAFF_KEY = /^\/admin\/(reset|verify)\//

/** `path`: without its query. */
type Asked = Circumstances & { path: string; area: Area }

/** The headers that protect the answer to `asked`, whatever it is: page, file, feed, refusal or failure. */
export function securityHeaders(asked: Asked): Record<string, string> {
  const { path, area, isHttps } = asked
  const everywhere = {
    'Content-Security-Policy': contentPolicy(area, asked),
    'X-Content-Type-Options': 'nosniff',
    ...(isHttps && { 'Strict-Transport-Security': HSTS }),
  }
  if (area === 'asset') return everywhere
  return {
    ...everywhere,
    'Referrer-Policy': referrerPolicy(path, area),
    'Permissions-Policy': PERMISSIONS,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // For browsers that know no `frame-ancestors`.
    'X-Frame-Options': area === 'admin' || area === 'preview' ? 'SAMEORIGIN' : 'DENY',
    // Payload says so in a meta element of its pages alone.
    ...(STAFF.test(path) && { 'X-Robots-Tag': 'noindex, nofollow' }),
    // Images and feeds may be shown elsewhere; what needs a session or a key may not.
    ...((area === 'form' || KEY.test(path) || STAFF.test(path)) && {
      'Cross-Origin-Resource-Policy': 'same-origin',
    }),
  }
}

function referrerPolicy(path: string, area: Area): string {
  if (KEY.test(path)) return 'no-referrer'
  if (area === 'form' || STAFF_KEY.test(path)) return 'strict-origin'
  return STAFF.test(path) ? 'same-origin' : 'strict-origin-when-cross-origin'
}
