import { ownAddressAt } from '@/platform/http/own-addresses'

import { type Area, type Circumstances, contentPolicy } from './content-policy'

/** Two years, as hstspreload.org and the ANSSI guide to HTTPS require. Subdomains are not included: their owners decide. */
const HSTS = 'max-age=63072000'

/** Browser features that this site never uses. Only names that Chromium knows, because it warns about others. */
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
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const disabled = (features: string[]) => features.map((feature) => `${feature}=()`).join(', ')

const PERMISSIONS = disabled([...UNUSED, 'publickey-credentials-get'])

/** In the admin, staff may log in with a passkey. */
const ADMIN_PERMISSIONS = disabled(UNUSED)

/** The areas that reveal unpublished content. */
const STAFF = new Set<Area>(['admin', 'preview', 'api'])
/**
 * Staff addresses that contain a secret key, as do most pages with a form. Their referrer is only the origin: requests for
 * our own files must not carry the key, which a proxy logs, but the server must know the origin of forms.
 */
const STAFF_KEY = /^\/admin\/(reset|verify)\//

/** `path`: without its query. */
type RouteToSecure = Circumstances & { path: string; area: Area }

/** Returns the security headers of the response to `asked`, for any response: page, file, feed, refusal or error. */
export function securityHeaders(asked: RouteToSecure): Record<string, string> {
  const { path, area, isHttps } = asked
  const isPrivate = ownAddressAt(path)?.isPrivate ?? false
  const everywhere = {
    'Content-Security-Policy': contentPolicy(area, asked),
    'X-Content-Type-Options': 'nosniff',
    ...(isHttps && { 'Strict-Transport-Security': HSTS }),
  }
  if (area === 'asset') return everywhere
  return {
    ...everywhere,
    'Referrer-Policy': isPrivate ? 'no-referrer' : referrerPolicy(path, area),
    'Permissions-Policy': area === 'admin' ? ADMIN_PERMISSIONS : PERMISSIONS,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // For browsers that do not support `frame-ancestors`.
    'X-Frame-Options': area === 'admin' || area === 'preview' ? 'SAMEORIGIN' : 'DENY',
    // Payload says so only in a meta element of its pages.
    ...(STAFF.has(area) && { 'X-Robots-Tag': 'noindex, nofollow' }),
    // Other sites may embed images and feeds, but not responses that need a session or a key.
    ...((area === 'form' || isPrivate || STAFF.has(area)) && {
      'Cross-Origin-Resource-Policy': 'same-origin',
    }),
  }
}

function referrerPolicy(path: string, area: Area): string {
  if (area === 'form' || STAFF_KEY.test(path)) return 'strict-origin'
  return STAFF.has(area) ? 'same-origin' : 'strict-origin-when-cross-origin'
}
