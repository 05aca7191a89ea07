import type { CollectionBeforeDeleteHook, Field, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { withFormerAddresses } from '@/editing/former-addresses'
import { withWarnings } from '@/editing/warnings'
import { slugField } from '@/fields/slug'

import { Redirects } from './collection'
import { keepFormerAddress } from './keep-former-address'
import { lostRedirect } from './lost-redirect'
import { targets } from './targets'

/** Before a page is deleted: deletes the redirects to it, which would lead nowhere. */
const deleteRedirects: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'redirects', where: { to: { equals: id } }, req })
}

/** The address of a page, whose help says what becomes of the former one. */
const helped = (field: Field): Field =>
  field === slugField
    ? {
        ...slugField,
        admin: {
          ...slugField.admin,
          description: `${slugField.admin?.description as string} L’ancienne adresse d’une page publiée redirige vers la nouvelle.`,
        },
      }
    : field

/**
 * Redirects from former addresses: those that pages leave, and those that administrators write. Adds a collection, hooks of
 * pages and a warning before a publication. Needs no other plugin.
 */
export const redirects: Plugin = (config) => {
  const own = config.collections ?? []
  // Before the accounts in the menu.
  const place = own.findIndex(({ slug }) => slug === 'users')
  const collections = own
    .toSpliced(place, 0, Redirects)
    .map((one) => (one.slug === 'pages' ? { ...one, fields: one.fields.map(helped) } : one))
  const extended = extendCollections({ ...config, collections }, ({ slug }) => slug === 'pages', {
    hooks: { afterChange: [keepFormerAddress], beforeDelete: [deleteRedirects] },
  })
  return withFormerAddresses(withWarnings(extended, lostRedirect), {
    collection: 'redirects',
    targets,
  })
}
