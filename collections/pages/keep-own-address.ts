import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'

import { beforeSave } from '@/editing/faults'
import { changeVersion, storedVersion } from '@/editing/history/stored'
import { isBeingWithdrawn } from '@/editing/withdrawal'
import type { Page } from '@/payload-types'

const contextKey = (id: string) => `draftAddress:${id}`

/**
 * Before a save that takes a page off line or puts it in the trash: it keeps the address that is its own when the one
 * that its draft waits for belongs to another page, or is missing. What is public must be able to leave at once, and
 * `slug` is unique among the pages, though not among their drafts.
 */
export const keepOwnAddress = beforeSave<Page>(async ({ before, sent, req }) => {
  const id = before?.id
  if (!id || sent.slug !== before.slug) return
  const isWithdrawn = isBeingWithdrawn(req.context, id)
  if (!isWithdrawn && !sent.deletedAt) return
  const stored = await findPage(req, { id: { equals: id } })
  const { slug } = sent
  if (!stored || stored.slug === slug) return
  if (slug && !(await findPage(req, { slug: { equals: slug }, id: { not_equals: id } }))) return
  if (isWithdrawn) req.context[contextKey(id)] = slug
  // A draft that was never public may have none: undefined leaves it so.
  return { ...sent, slug: stored.slug ?? undefined }
})

/** After it: of a page taken off line, the draft goes on waiting for the other address. */
export const keepAwaitedAddress: CollectionAfterChangeHook<Page> = async ({
  context,
  doc,
  req,
}) => {
  const key = contextKey(doc.id)
  if (!(key in context)) return doc
  const slug = context[key] as string
  delete context[key]
  const newest = (await storedVersion<Page>(req, { collection: 'pages', id: doc.id }))!
  await changeVersion(req, 'pages', newest, { version: { ...newest.version, slug } })
  return { ...doc, slug }
}

/** In the trash or not. */
const findPage = (req: PayloadRequest, where: Where) =>
  req.payload.db.findOne<Page>({ collection: 'pages', req, where })
