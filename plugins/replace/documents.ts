import { createLocalReq, type FlattenedField, type PayloadRequest } from 'payload'

import { isInMenu } from '@/access/roles'
import { hasDrafts } from '@/collections/extend'
import { fieldSentences } from '@/editing/faults'
import { lockOfOther, lockSentence } from '@/editing/lock-of-other'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { child } from '@/fields/fields-of'
import { inTransaction } from '@/platform/database/in-transaction'
import {
  type Address,
  keyOf,
  latestVersions,
  nameOf,
  readableOf,
  type StoredDocument,
  subjectsOf,
} from '@/plugins/search'

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

/** Documents read together. */
export const AT_ONCE = 50

const GONE = 'Ce contenu n’existe plus, ou il est dans la corbeille.'

/** The subjects with drafts whose forms the user of `req` may open. */
export const editableSubjects = async (req: PayloadRequest) =>
  readableOf(
    req,
    subjectsOf(req.payload).filter(
      (one) => hasDrafts(one.config) && isInMenu(one.config, req.user),
    ),
  )

/** The latest version of each document that `keys` (`keyOf`) identify, by its key, if the user of `req` may edit it. */
export async function editableDocuments(req: PayloadRequest, keys: string[]) {
  const found = new Map<string, { address: Address; doc: StoredDocument }>()
  for (const subject of await editableSubjects(req)) {
    const ids = keys.flatMap((key) => {
      const id = subject.kind === 'global' ? '' : key.slice(key.indexOf('/') + 1)
      return keyOf({ subject, id }) === key ? [id] : []
    })
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = await latestVersions(req.payload, subject, ids.slice(at, at + AT_ONCE), req)
      for (const { doc, id } of some.filter((one) => !one.doc.deletedAt)) {
        found.set(keyOf({ subject, id }), { address: { subject, id }, doc })
      }
    }
  }
  return found
}

/** What `decide` says of the document `key`, one of `documents` unless it no longer exists. */
export function decideOn(
  { payload }: PayloadRequest,
  documents: Awaited<ReturnType<typeof editableDocuments>>,
  key: string,
  decide: Decide,
): Decided & { address?: Address; doc?: StoredDocument } {
  const { address, doc } = documents.get(key) ?? {}
  if (!address || !doc) {
    const outcome = { kind: 'Contenu', title: '', href: '/admin', message: GONE }
    return { outcome, changes: [] }
  }
  const { changes, message } = decide(doc, address.subject.config.flattenedFields)
  return { address, doc, changes, outcome: { ...nameOf(payload, address, doc), message } }
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
      const documents = await editableDocuments(req, [key])
      const { address, changes, doc, outcome } = decideOn(req, documents, key, decide)
      if (address && doc && changes.length) await saveDraft(req, address, doc, changes)
      return { outcome, changes }
    })
  } catch (error) {
    const documents = await editableDocuments(caller, [key])
    const { address, outcome } = decideOn(caller, documents, key, decide)
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
