import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  SanitizedCollectionConfig,
} from 'payload'

import { ROLES } from '@/access/roles'
import { hasDrafts } from '@/collections/extend'
import { denyAll } from '@/platform/database/deny-all'
import { hasPersonalData } from '@/platform/personal-data'
import { publicBefore, publicNow } from '@/platform/revisions/record'
import { shortened } from '@/text/typography'

import { actorOf, personOf } from './actor'
import { type Deed, record, recordOnce } from './record'
import type { ActionName } from './words'

/** Whether a collection belongs to staff. A collection that no one may read is internal to the site, such as leases. */
export const isRecorded = ({ access }: CollectionConfig): boolean => access?.read !== denyAll

type Saved = {
  id: string
  _status?: string | null
  deletedAt?: string | null
  role?: string
  name?: string | null
}
type SaveArgs = Parameters<CollectionAfterChangeHook<Saved>>[0]

/** After a save: records it. Saves of a draft by one person make one line per half hour. */
export const recordSave: CollectionAfterChangeHook<Saved> = async (args) => {
  const { collection, data, doc, operation, previousDoc, req } = args
  // The caller may ask for some fields of the result only.
  const saved = { ...previousDoc, ...data, ...doc }
  const action = await actionOf(args, saved)
  const deed = { action, ...named(collection, saved), ...detailOf(action, saved) }
  if (action === 'drafted') return recordOnce(req.payload, deed, actorOf(req), req)
  // The first account, which its holder creates before signing in.
  const isOwn = collection.auth && operation === 'create' && !req.user && req.payloadAPI === 'REST'
  await record(req, deed, isOwn ? personOf(saved) : actorOf(req))
}

/** After a deletion for good: records it. */
export const recordDeletion: CollectionAfterDeleteHook = ({ collection, doc, req }) =>
  record(req, { action: 'deleted', ...named(collection, doc as Saved) })

const passwordKey = (id: string) => `activity:password:${id}`

/** Before an account is changed: remembers that it gets a new password, which hooks after the save do not receive. */
export const rememberPassword: CollectionBeforeChangeHook<Saved & { password?: string }> = ({
  context,
  data,
  originalDoc,
}) => {
  if (originalDoc) context[passwordKey(originalDoc.id)] = Boolean(data.password)
}

async function actionOf(
  { collection, operation, previousDoc, req }: SaveArgs,
  saved: Saved,
): Promise<ActionName> {
  const isPublished = hasDrafts(collection) && saved._status === 'published'
  if (operation === 'create') return isPublished ? 'createdPublished' : 'created'
  if (req.context.isRestoringVersion) return 'restored'
  if (saved.deletedAt && !previousDoc.deletedAt) return 'trashed'
  if (!saved.deletedAt && previousDoc.deletedAt) return 'untrashed'
  if (collection.auth && saved.role !== previousDoc.role) return 'roleChanged'
  if (req.context[passwordKey(saved.id)]) return 'passwordChanged'
  if (!hasDrafts(collection)) return 'changed'
  if (isPublished) return 'published'
  const isWithdrawn =
    publicBefore(saved.id, req) && !(await publicNow(collection.slug, saved.id, req))
  return isWithdrawn ? 'unpublished' : 'drafted'
}

function detailOf(action: ActionName, { role }: Saved): Pick<Deed, 'detail'> {
  if (action !== 'roleChanged') return {}
  return { detail: ROLES.find(({ value }) => value === role)?.label ?? role }
}

const LONGEST = 200

/** How a line names a document. The title of a document about a person outside the team is not stored. */
export function named(collection: SanitizedCollectionConfig, doc: { id: string }) {
  const { admin, slug } = collection
  const title = hasPersonalData(collection)
    ? ''
    : (doc as Record<string, unknown>)[admin.useAsTitle ?? '']
  const line = typeof title === 'string' ? title.replaceAll(/\s+/g, ' ').trim() : ''
  return { subject: slug, about: `${slug}/${doc.id}`, title: shortened(line, LONGEST) }
}
