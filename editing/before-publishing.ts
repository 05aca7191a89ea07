import type {
  CollectionBeforeChangeHook,
  PayloadRequest,
  SanitizedCollectionConfig,
  TypeWithID,
} from 'payload'

import { isBeingPublished, refuse, type Fault } from './faults'

type Publication<Doc> = {
  /** As it will be. */
  doc: Doc
  /** Undefined for a new one. */
  id: string | undefined
  collection: SanitizedCollectionConfig
  req: PayloadRequest
}

/**
 * A hook that refuses to publish a document in which `faultsOf` finds something wrong: Payload's ValidationError says
 * each fault at its field. What is saved as a draft, or restored as one, is not asked about.
 */
export const beforePublishing =
  <Doc extends TypeWithID & { id: string; _status?: string | null }>(
    faultsOf: (publication: Publication<Doc>) => Promise<Fault[]>,
  ): CollectionBeforeChangeHook<Doc> =>
  async ({ data, originalDoc, collection, req }) => {
    const doc = { ...originalDoc, ...data } as Doc
    if (!isBeingPublished({ doc, req })) return data
    const faults = await faultsOf({ doc, id: originalDoc?.id, collection, req })
    refuse(faults, { config: collection, doc, req })
    return data
  }
