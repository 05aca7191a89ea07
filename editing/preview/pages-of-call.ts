import type { Payload, TypedUser } from 'payload'

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
