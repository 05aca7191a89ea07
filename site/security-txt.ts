import { siteContent } from '@/site/content'
import type { Make } from './page/make-page'

const DAY_MS = 24 * 60 * 60 * 1000

/** RFC 9116, 2.5.5: less than a year ahead. Said anew each month, so always some months ahead. */
const TRUE_FOR_MS = 180 * DAY_MS
const SAID_ANEW_AFTER_MS = 30 * DAY_MS

/** `/.well-known/security.txt` (RFC 9116): to whom one tells a fault of the site's security. */
export const makeSecurityTxt: Make = async (payload, path, instant) => {
  const { contactEmail, url } = await siteContent(payload)
  const lines = [
    `Contact: ${contactEmail ? `mailto:${encodeURI(contactEmail)}` : url}`,
    `Expires: ${new Date(instant.getTime() + TRUE_FOR_MS).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${url}${path}`,
  ]
  return {
    kind: 'document',
    body: `${lines.join('\n')}\n`,
    type: 'text/plain; charset=utf-8',
    until: new Date(instant.getTime() + SAID_ANEW_AFTER_MS),
  }
}
