import type { Access } from 'payload'

/**
 * Anyone reads what is published; staff read all. On a version query Payload prefixes the constraint with
 * `version.`, so `?draft=true` shows a visitor nothing more.
 */
export const publishedOrSignedIn: Access = ({ req: { user } }) =>
  user ? true : { _status: { equals: 'published' } }
