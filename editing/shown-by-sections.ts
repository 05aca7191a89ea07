import type { CollectionConfig, CollectionSlug } from 'payload'

import { previewOfUse } from './preview/live-preview'
import { anchorField } from '@/fields/anchor'
import { publishable } from './publishable'
import { checkDocumentVariables } from './text-variables/checks'

/**
 * What every collection has whose documents the sections of pages choose: what is publishable has, a preview on the page
 * that shows it.
 */
export const shownBySections = (collection: CollectionConfig & { slug: CollectionSlug }) =>
  publishable({
    ...collection,
    fields: [...collection.fields, ...anchorOf(collection)],
    // As they were written, which is how a page began to show them; Payload's own order is the reverse.
    defaultSort: 'createdAt',
    admin: {
      group: 'Contenus',
      livePreview: previewOfUse(collection.slug),
      ...collection.admin,
    },
    hooks: {
      ...collection.hooks,
      beforeChange: [checkDocumentVariables, ...(collection.hooks?.beforeChange ?? [])],
    },
  })

/** A document with a name can be linked to where it is shown; a text alone is no title. */
const anchorOf = ({ admin, fields }: CollectionConfig) => {
  const isNamed = fields.some((field) => field.type === 'text' && field.name === admin?.useAsTitle)
  return isNamed ? [anchorField([admin!.useAsTitle!])] : []
}
