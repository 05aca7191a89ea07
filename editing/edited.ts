import type { GlobalSlug, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'

import { publishableSlugs, type PublishableSlug } from '@/editing/publishable-slugs'
import { publishedGlobal, publishedVersion } from '@/editing/published'

/** What is being edited: a document (without `id` if new) or a global. */
export type Edited = { collection: PublishableSlug; id?: string } | { global: GlobalSlug }

/** The schema by which a form names what it edits. */
export const editedSchema = (payload: Payload) =>
  z.union([
    z.object({ collection: z.enum(publishableSlugs(payload)), id: z.string().optional() }),
    z.object({ global: z.enum(payload.globals.config.map(({ slug }) => slug)) }),
  ])

/** The fields of the document or global. */
export const fieldsOfEdited = (payload: Payload, edited: Edited) =>
  'global' in edited
    ? payload.globals.config.find(({ slug }) => slug === edited.global)!.flattenedFields
    : payload.collections[edited.collection].config.flattenedFields

/** Its published version; null if there is none. */
export const publishedOf = async (req: PayloadRequest, edited: Edited): Promise<object | null> => {
  if ('global' in edited) return publishedGlobal(edited.global, req)
  return edited.id ? publishedVersion(edited.collection, edited.id, req) : null
}
