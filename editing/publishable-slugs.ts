import type { Payload } from 'payload'

import type { Config } from '@/payload-types'

type Collections = Config['collections']

/** The slug of a collection with drafts. */
export type PublishableSlug = {
  [Slug in keyof Collections]: '_status' extends keyof Collections[Slug] ? Slug : never
}[keyof Collections]

/** The slugs of all collections with drafts, in the order of the admin menu. */
export const publishableSlugs = ({ config }: Payload): PublishableSlug[] =>
  config.collections.flatMap(({ slug, versions }) =>
    versions?.drafts ? (slug as PublishableSlug) : [],
  )

/** A reference to a document of such a collection. */
export type DocumentReference = { collection: PublishableSlug; id: string }
