import type { CollectionConfig, CollectionSlug } from 'payload'

import { previewOfUse } from './preview/live-preview'
import { publishable } from './publishable'
import { refusingRemoval } from './refuse-removing-used'
import { checkDocumentVariables } from './text-variables/checks'

/**
 * What every collection has whose documents the sections of pages choose: what is publishable has, a preview on the page
 * that shows it, and it cannot go while one does.
 */
export const shownBySections = (collection: CollectionConfig & { slug: CollectionSlug }) =>
  publishable({
    ...collection,
    admin: {
      group: 'Contenus',
      livePreview: previewOfUse(collection.slug),
      ...collection.admin,
    },
    hooks: refusingRemoval({
      ...collection.hooks,
      beforeChange: [checkDocumentVariables, ...(collection.hooks?.beforeChange ?? [])],
    }),
  })
