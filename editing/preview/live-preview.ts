import type { CollectionSlug, LivePreviewConfig, Payload, PayloadRequest, TypedUser } from 'payload'

import { allOf } from '@/editing/find'
import { relationsTo } from '@/fields/fields-of'
import { validateSlug } from '@/fields/slug'
import type { Page } from '@/payload-types'

import { framedPreviewHref, previewLocal } from './address'

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

/**
 * The address of the page that best shows the document `id` of `collection`: the oldest that is published and whose latest draft uses it,
 * else the oldest that is a draft only; null when no page that can be previewed does. `req`
 * says who asks.
 */
export async function pageUsing(
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string,
): Promise<string | null> {
  const asked = { sort: 'createdAt', overrideAccess: false }
  const where = { _status: { equals: 'published' } }
  const [drafts, published] = await Promise.all([
    allOf(req, 'pages', { ...asked, draft: true }),
    allOf(req, 'pages', { ...asked, where, select: { slug: true } }),
  ])
  const { flattenedFields } = req.payload.collections.pages.config
  // Not a `where`: see editing/refuse-removing-used.ts.
  const using = drafts.filter(
    (page) =>
      validateSlug(page.slug) === true &&
      relationsTo(collection, flattenedFields, page).includes(id),
  )
  const isPublished = (page: Page) => published.some((other) => other.id === page.id)
  return (using.find(isPublished) ?? using[0])?.slug ?? null
}

/** A page that can be previewed: its latest address, under which drafts are found. */
export type PreviewablePage = { title: string; slug: string }

/** The pages that show the call `id`, published or in a draft, as `user` may read them, by title. */
export async function pagesOfCall(
  payload: Payload,
  id: string,
  user: TypedUser | null,
): Promise<PreviewablePage[]> {
  const isShown = { calls: { in: [id] } }
  const asked = {
    collection: 'pages',
    select: { title: true, slug: true },
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user,
  } as const
  // A draft may have dropped the call that the published page still shows.
  const published = await payload.find({ ...asked, where: isShown, draft: false })
  const ids = published.docs.map((page) => page.id)
  const { docs } = await payload.find({
    ...asked,
    where: { or: [isShown, { id: { in: ids } }] },
    sort: 'title',
    draft: true,
  })
  return docs.flatMap(({ title, slug }) => (slug ? { title: title || slug, slug } : []))
}
