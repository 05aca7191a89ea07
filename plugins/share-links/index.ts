import type { CollectionBeforeDeleteHook, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { uiField } from '@/editing/staff-screens'
import { declareAddress } from '@/platform/http/own-addresses'

import { SHARED_PATH } from './address'
import { ShareLinks } from './collection'

/** « Partager un lien d’aperçu » in the sidebar of a page. */
const shareLinksField = uiField(
  'shareLinks',
  '@/plugins/share-links/admin/ShareLinksField#ShareLinksField',
  { position: 'sidebar' },
)

/** Before a page is deleted: deletes its share links, which SQLite could not keep without their page. */
const deleteShareLinks: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'share-links', where: { page: { equals: id } }, req })
}

/**
 * Links that let a person without an account read the draft of a page. Adds a collection, a field in the form of pages, and
 * the address SHARED_PATH. Needs no other plugin.
 */
export const shareLinks: Plugin = (config) => {
  declareAddress(SHARED_PATH)
  return extendCollections(
    { ...config, collections: [...(config.collections ?? []), ShareLinks] },
    ({ slug }) => slug === 'pages',
    { fields: [shareLinksField], hooks: { beforeDelete: [deleteShareLinks] } },
  )
}
