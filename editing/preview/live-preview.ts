import type { CollectionSlug, LivePreviewConfig } from 'payload'

import { framedPreviewHref, previewLocal } from './address'
import { pageUsing } from '@/editing/preview/pages-showing'
import { validateSlug } from '@/fields/slug'

type LivePreviewOf = (args: {
  data: Record<string, unknown>
  req: Parameters<Extract<LivePreviewConfig['url'], (...args: never) => unknown>>[0]['req']
}) => Promise<string | null> | string | null

/** A phone and a computer, beside Payload's own « Responsive ». */
const at = (url: LivePreviewOf): LivePreviewConfig => ({
  url,
  breakpoints: [
    { name: 'phone', label: 'Téléphone', width: 390, height: 844 },
    { name: 'computer', label: 'Ordinateur', width: 1280, height: 800 },
  ],
})

/** Shows the page that is edited, at the address last saved. */
export const previewOfPage = at(({ data: { slug } }) =>
  validateSlug(slug) === true ? framedPreviewHref(slug as string) : null,
)

/** Shows a page that uses the document of `collection` that is edited; offers no preview when none does. */
export const previewOfUse = (collection: CollectionSlug): LivePreviewConfig =>
  at(async ({ data: { id }, req }) => {
    const slug = await pageUsing(req, collection, String(id))
    return slug && framedPreviewHref(slug)
  })

/** Shows the home page, for what surrounds every page: as it will read at the instant `from`, if that has a beginning to come. */
export const previewOfHome = at(({ data: { from } }) => {
  const start = typeof from === 'string' ? new Date(from) : null
  return framedPreviewHref('', start && start > new Date() ? previewLocal(start) : '')
})
