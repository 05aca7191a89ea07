import type { CollectionConfig, CollectionSlug } from 'payload'

import { anchorField } from '@/fields/anchor'

import { publishable } from './publishable'
import { shownByField } from './staff-screens'
import { checkDocumentVariables } from './text-variables/checks'

/** The common configuration of the collections whose documents sections choose: `publishable`, with anchors and an order. */
export const shownBySections = (collection: CollectionConfig & { slug: CollectionSlug }) =>
  publishable({
    ...collection,
    fields: [...collection.fields, shownByField, ...anchorOf(collection)],
    // In order of creation, which is how pages first showed them. Payload's default is the reverse.
    defaultSort: 'createdAt',
    hooks: {
      ...collection.hooks,
      beforeChange: [checkDocumentVariables, ...(collection.hooks?.beforeChange ?? [])],
    },
  })

/**
 * Links can target a document with a name where a page shows it. A document that only has a text has no title to make
 * an anchor from.
 */
const anchorOf = ({ admin, fields }: CollectionConfig) => {
  const isNamed = fields.some((field) => field.type === 'text' && field.name === admin?.useAsTitle)
  return isNamed ? [anchorField([admin!.useAsTitle!])] : []
}
