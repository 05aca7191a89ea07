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

/**
 * Adds a phone and a computer size to Payload's « Responsive ». A document in the trash has no preview: its page does not show
 * it. `FormBesidePreview` opens it.
 */
const at = (url: LivePreviewOf): LivePreviewConfig => ({
  url: (args) => (args.data.deletedAt ? null : url(args)),
  breakpoints: [
    { name: 'phone', label: 'Téléphone', width: 390, height: 844 },
    { name: 'computer', label: 'Ordinateur', width: 1280, height: 800 },
  ],
})

/** Previews the edited page at its last saved address. */
export const previewOfPage = at(({ data: { slug } }) =>
  validateSlug(slug) === true ? framedPreviewHref(slug as string) : null,
)

/** Previews a page that uses the edited document of `collection`; no preview if no page uses it. */
export const previewOfUse = (collection: CollectionSlug): LivePreviewConfig =>
  at(async ({ data: { id }, req }) => {
    const slug = await pageUsing(req, collection, String(id))
    return slug && framedPreviewHref(slug)
  })

/** Previews the home page, for globals that surround every page. If `from` is in the future, previews that instant. */
export const previewOfHome = at(({ data: { from } }) => {
  const start = typeof from === 'string' ? new Date(from) : null
  return framedPreviewHref('', start && start > new Date() ? previewLocal(start) : '')
})

/**
 * The slug of the page that best shows the document `id` of `collection`: the oldest published page whose latest draft
 * uses it, otherwise the oldest draft; null if no page that can be previewed uses it. Applies the access rights of
 * `req`.
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
  // Filters in memory instead of with `where`: see editing/places-of-use.ts.
  const using = drafts.filter(
    (page) =>
      validateSlug(page.slug) === true &&
      relationsTo(collection, flattenedFields, page).includes(id),
  )
  const isPublished = (page: Page) => published.some((other) => other.id === page.id)
  return (using.find(isPublished) ?? using[0])?.slug ?? null
}

/** A page that can be previewed. `slug` is the latest one, which previews use to find drafts. */
export type PreviewablePage = { title: string; slug: string }

/** The pages that show the call `id`, published or in a draft, that `user` may read, sorted by title. */
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
  // A draft may have dropped a call that the published page still shows.
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
