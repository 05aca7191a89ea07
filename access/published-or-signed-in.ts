import type { Access, Where } from 'payload'

/** What visitors may read. */
export const PUBLIC: Where = {
  and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
}

/**
 * Anyone reads what is published and not in the trash; staff read all. On a version query Payload prefixes the
 * constraint with `version.`, so `?draft=true` shows a visitor nothing more; nor does `?trash=true`.
 */
export const publishedOrSignedIn: Access = ({ req: { user } }) => (user ? true : PUBLIC)

/** The same for what has no trash. */
export const publishedGlobalOrSignedIn: Access = ({ req: { user } }) =>
  user ? true : { _status: { equals: 'published' } }
