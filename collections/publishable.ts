import type { CollectionConfig } from 'payload'

import { publishedOrSignedIn } from '@/access/published-or-signed-in'
import { refuseProbing } from '@/access/refuse-probing'
import { signedIn } from '@/access/signed-in'

import { recordChange, recordDeletion } from './revisions/record'

/**
 * What every collection that a page shows has in common: drafts saved as one types, nothing unpublished for
 * visitors, and a revision recorded at each change so that cached pages follow at once.
 */
export function publishable(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  return {
    ...collection,
    access: {
      read: publishedOrSignedIn,
      readVersions: signedIn,
      create: signedIn,
      update: signedIn,
      delete: signedIn,
      ...collection.access,
    },
    // The history is kept whole: a page of five years had 120 edits, which is nothing to a database.
    versions: {
      drafts: { autosave: { interval: 800, showSaveDraftButton: true } },
      maxPerDoc: 0,
    },
    hooks: {
      ...hooks,
      beforeOperation: [refuseProbing, ...(hooks?.beforeOperation ?? [])],
      afterChange: [...(hooks?.afterChange ?? []), recordChange],
      afterDelete: [...(hooks?.afterDelete ?? []), recordDeletion],
    },
  }
}
