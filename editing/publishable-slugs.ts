import type { Config } from '@/payload-types'

type Collections = Config['collections']

/** A collection whose documents are written as drafts and published. */
export type PublishableSlug = {
  [Slug in keyof Collections]: '_status' extends keyof Collections[Slug] ? Slug : never
}[keyof Collections]

/** In the order staff think of them. The compiler asks for one that is missing. */
const ORDER: Record<PublishableSlug, true> = {
  pages: true,
  calls: true,
  criteria: true,
  profiles: true,
  'selection-steps': true,
  images: true,
  documents: true,
}

export const PUBLISHABLE = Object.keys(ORDER) as PublishableSlug[]

/** One of their documents. */
export type DocumentReference = { collection: PublishableSlug; id: string }
