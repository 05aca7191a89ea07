import type { PublishableSlug } from '@/editing/publishable-slugs'

/** A document among those published together. */
export type DocumentReference = { collection: PublishableSlug; id: string }
