import { createHash } from 'node:crypto'

/** A strong validator of a document's bytes (RFC 9110, 8.8.3), quotes included. */
export const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
