import type {
  CollectionBeforeChangeHook,
  CollectionSlug,
  GlobalBeforeChangeHook,
  PayloadRequest,
  SanitizedCollectionConfig,
  SanitizedGlobalConfig,
  TypeWithID,
} from 'payload'

import { describe } from '@/editing/history/describe'
import { loadNames, type Names } from '@/editing/history/names'
import { publishedVersion } from '@/editing/published'
import { loadedVersion, type DocumentName, staleSentence, type StaleSave } from './stale-save'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'

type Values = Record<string, unknown>
type Saved = Values & {
  updatedAt?: string
  _status?: string | null
  editedBy?: string | { id: string } | null
}

/**
 * Before a save: refuses it (409) when the form that sends it was filled from an older version than the latest, and
 * would change its words. Payload's own check is off wherever drafts save themselves, so the last tab would win without a
 * word. Who does not say what version they started from (scripts, imports) is not checked.
 */
export const refuseStale: CollectionBeforeChangeHook<TypeWithID & Saved> = async (args) => {
  const { collection, data, operation, originalDoc, req } = args
  if (operation !== 'update' || !originalDoc) return
  const document: DocumentName = `${collection.slug}/${originalDoc.id}`
  if (await readsAsPublished(originalDoc, document, collection.slug, req)) return
  await refuse(document, collection, originalDoc, data, req)
}

/**
 * Whether the form that saves was filled from what is published, and the latest version reads so too: a draft of which all
 * was undone is later than what it reads as, which is then what fills the form (see `settleEqualDraft`).
 */
async function readsAsPublished(
  { id, _status }: TypeWithID & Saved,
  document: DocumentName,
  slug: CollectionSlug,
  req: PayloadRequest,
): Promise<boolean> {
  const loaded = loadedVersion(req.headers, document)
  if (!loaded || _status !== 'published') return false
  const published = await publishedVersion(slug, String(id), req)
  return published !== null && new Date(published.updatedAt).getTime() === loaded.getTime()
}

/** The same for a global. */
export const refuseStaleGlobal: GlobalBeforeChangeHook = async (args) => {
  const { global, req } = args
  const { data, originalDoc } = args as { data: Values; originalDoc?: Saved }
  await refuse(`globals/${global.slug}`, global, originalDoc ?? {}, data, req)
}

async function refuse(
  document: DocumentName,
  { flattenedFields }: SanitizedCollectionConfig | SanitizedGlobalConfig,
  latest: Saved,
  data: Values,
  req: PayloadRequest,
): Promise<void> {
  const loaded = loadedVersion(req.headers, document)
  const updatedAt = latest.updatedAt && new Date(latest.updatedAt)
  if (!loaded || !updatedAt || updatedAt <= loaded) return
  // A field that is not sent is unchanged.
  const describeWith = (names: Names) =>
    describe(latest, { ...latest, ...data }, flattenedFields, names)
  const changes = describeWith(await loadNames(req, describeWith))
  if (changes.length === 0) return

  const author = relationId(latest.editedBy)
  const stale: StaleSave = {
    updatedAt: updatedAt.toISOString(),
    by: author ? await nameOf(author, req) : null,
    byYourself: author !== undefined && author === req.user?.id,
    changes,
  }
  const fields = new Set(changes.map(({ trail }) => `«\u00a0${trail.join(' › ')}\u00a0»`))
  throw new Refusal(
    `${staleSentence(stale)} Rien n’a été remplacé. Ce qui diffère\u00a0: ${[...fields].join(', ')}.`,
    409,
    { stale },
  )
}

async function nameOf(id: string, req: PayloadRequest): Promise<string | null> {
  const user = await req.payload.findByID({
    collection: 'users',
    id,
    depth: 0,
    disableErrors: true,
    req,
  })
  return user?.name ?? null
}
