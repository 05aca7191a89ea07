import { createHash } from 'node:crypto'

/** What tells one version of a document from another (RFC 9110, 8.8). */
export type Validators = { etag: string; lastModified: Date }

/** Whether whoever sent `headers` already holds that version. If-None-Match decides alone when it is there (13.2.2). */
export function isHeld(headers: Headers, { etag, lastModified }: Validators): boolean {
  const ifNoneMatch = headers.get('If-None-Match')
  if (ifNoneMatch !== null) return matches(ifNoneMatch, etag)
  return httpDate(headers.get('If-Modified-Since') ?? '') >= lastModified.getTime()
}

/** RFC 9110, 13.1.2: a list of validators or `*`, compared weakly (a proxy may have marked ours with `W/`). */
function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((value) => value.trim().replace(/^W\//, ''))
    .some((value) => value === etag || value === '*')
}

/** One of the three forms of RFC 9110, 5.6.7 in milliseconds, else NaN. The oldest one does not say that it is GMT. */
function httpDate(value: string): number {
  if (!/^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/.test(value)) return NaN
  return Date.parse(value.endsWith(' GMT') ? value : `${value} GMT`)
}

/** A strong validator of a document's bytes (RFC 9110, 8.8.3), quotes included. */
export const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
