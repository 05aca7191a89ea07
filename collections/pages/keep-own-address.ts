import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'

import { beforeSave } from '@/editing/faults'
import { changeVersion, storedVersion } from '@/editing/changes/stored'
import { isBeingWithdrawn } from '@/editing/withdrawal'
import type { Page } from '@/payload-types'

const contextKey = (id: string) => `draftAddress:${id}`

/**
 * Before a save that unpublishes or trashes a page: the page keeps its current address if the address of its draft belongs
 * to another page or is missing. It must always be possible to unpublish at once, and `slug` is unique among pages but not
 * among drafts.
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
  // A draft that was never public may have none; undefined leaves it empty.
  return { ...sent, slug: stored.slug ?? undefined }
})

/** After the save: the draft of an unpublished page keeps its new address. */
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

/** Includes the trash. */
const findPage = (req: PayloadRequest, where: Where) =>
  req.payload.db.findOne<Page>({ collection: 'pages', req, where })
