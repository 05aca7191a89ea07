import { createHash } from 'node:crypto'

import type { PageBody } from '@/lib/page-cache'

/** A strong validator of a document's bytes (RFC 9110, 8.8.3), quotes included. */
export const etagOf = (body: PageBody): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
