import { createLocalReq, type FlattenedField, type PayloadRequest } from 'payload'

import { fieldSentences } from '@/editing/faults'
import { lockOfOther, lockSentence } from '@/editing/lock-of-other'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { child } from '@/fields/fields-of'
import { inTransaction } from '@/platform/database/in-transaction'

import { latestVersions, type StoredDocument } from '../stored'
import {
  type Address,
  hasDrafts,
  hasForm,
  keyOf,
  nameOf,
  readableOf,
  subjectsOf,
} from '../subjects'
import type { Outcome } from './view'

/** A new value of the text at `path`. */
export type TextChange = { path: string; before: string; after: string }

/** What to change in a document with these fields. `message`: why some or all of it stays as it is, in French, or null. */
type Decide = (
  doc: StoredDocument,
  fields: FlattenedField[],
) => { changes: TextChange[]; message: string | null }

/** `changes`: empty if the document stays as it is. */
type Decided = { outcome: Outcome; changes: TextChange[] }

const GONE = 'Ce contenu n’existe plus, ou il est dans la corbeille.'

/** The subjects with drafts whose forms the user of `req` may open. */
export const editableSubjects = async (req: PayloadRequest) =>
  readableOf(
    req,
    subjectsOf(req.payload).filter((one) => hasDrafts(one.config) && hasForm(one, req.user)),
  )

/** What `decide` says of the latest version of the document that `key` (`keyOf`) identifies, if the user may edit it. */
export async function decideOn(
  req: PayloadRequest,
  key: string,
  decide: Decide,
): Promise<Decided & { address?: Address; doc?: StoredDocument }> {
  const id = key.slice(key.indexOf('/') + 1)
  const address = (await editableSubjects(req))
    .map((subject) => ({ subject, id: subject.kind === 'global' ? '' : id }))
    .find((one) => keyOf(one) === key)
  const [found] = address
    ? await latestVersions(req.payload, address.subject, [address.id], req)
    : []
  if (!address || !found || found.doc.deletedAt) {
    const name = address
      ? nameOf(req.payload, address, {})
      : { kind: key, title: '', href: '/admin' }
    return { outcome: { ...name, message: GONE }, changes: [] }
  }
  const { doc } = found
  const { changes, message } = decide(doc, address.subject.config.flattenedFields)
  return { address, doc, changes, outcome: { ...nameOf(req.payload, address, doc), message } }
}

/**
 * Saves what `decide` says as a draft, as the user of `caller` and in a transaction of its own: what visitors read does not
 * change. The outcome says in French why nothing was saved: validation refuses it, or a colleague is editing the document.
 */
export async function changeDocument(
  caller: PayloadRequest,
  key: string,
  decide: Decide,
): Promise<Decided> {
  const { i18n, payload, user } = caller
  const own = { req: { i18n, payloadAPI: 'REST' as const }, user: user ?? undefined }
  const req = await createLocalReq(own, payload)
  try {
    return await inTransaction(req, async () => {
      const { address, changes, doc, outcome } = await decideOn(req, key, decide)
      if (address && doc && changes.length) await saveDraft(req, address, doc, changes)
      return { outcome, changes }
    })
  } catch (error) {
    const { address, outcome } = await decideOn(caller, key, decide)
    const message = await refusalWords(caller, address, error)
    return { outcome: { ...outcome, message }, changes: [] }
  }
}

async function saveDraft(
  req: PayloadRequest,
  { id, subject }: Address,
  doc: StoredDocument,
  changes: TextChange[],
): Promise<void> {
  const data: Record<string, unknown> = { _status: 'draft' }
  for (const { after, path } of changes) {
    const [top = '', ...inside] = path.split('.')
    data[top] = withText(data[top] ?? doc[top], inside, after)
  }
  const asUser = { data, depth: 0, draft: true, overrideAccess: false, overrideLock: false, req }
  if (subject.kind === 'global') {
    await req.payload.updateGlobal({ ...asUser, slug: subject.slug })
  } else {
    await req.payload.update({ ...asUser, collection: subject.slug, id } as never)
  }
}

/** Returns a copy of `value` in which the text at `path` is `text`. */
function withText(value: unknown, [name, ...rest]: string[], text: string): unknown {
  if (name === undefined) return text
  const inner = withText(child(value, name), rest, text)
  if (Array.isArray(value)) return value.with(Number(name), inner)
  return { ...(value as object), [name]: inner }
}

/** The text of `doc` at `path`; undefined if there is none. */
export const textAt = (doc: unknown, path: string): unknown => path.split('.').reduce(child, doc)

/** Why `error` refused to save a document, in French. */
async function refusalWords(
  req: PayloadRequest,
  address: Address | undefined,
  error: unknown,
): Promise<string> {
  const { isPublic, message, status } = error as Error & { isPublic?: boolean; status?: number }
  if (status === 423) {
    const { id, subject } = address ?? {}
    const collection = subject?.slug as PublishableSlug
    return lockSentence(id ? await lockOfOther(req, { collection, id }) : null, '')
  }
  const words = fieldSentences(error)?.join(' ') ?? (isPublic ? message : null)
  if (words) return words
  req.payload.logger.error({ err: error, msg: 'Un texte remplacé n’a pas pu être enregistré' })
  return 'L’enregistrement a échoué. Réessayez dans un instant.'
}
