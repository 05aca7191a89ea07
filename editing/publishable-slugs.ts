import type { Payload } from 'payload'

import type { Config } from '@/payload-types'

type Collections = Config['collections']

/** A collection whose documents are written as drafts and published. */
export type PublishableSlug = {
  [Slug in keyof Collections]: '_status' extends keyof Collections[Slug] ? Slug : never
}[keyof Collections]

/** All of them, in the order of the admin's menu. */
export const publishableSlugs = ({ config }: Payload): PublishableSlug[] =>
  config.collections.flatMap(({ slug, versions }) =>
    versions?.drafts ? (slug as PublishableSlug) : [],
  )

/** One of their documents. */
export type DocumentReference = { collection: PublishableSlug; id: string }
