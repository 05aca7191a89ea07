import type {
  CollectionBeforeChangeHook,
  GlobalBeforeChangeHook,
  PayloadRequest,
  TypeWithID,
} from 'payload'

import { differences } from '@/editing/saving/differences'
import { loadedVersion, type DocumentName } from '@/editing/saving/loaded-version'
import { staleSentence, type StaleSave } from '@/editing/saving/stale-save'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'

type Values = Record<string, unknown>
type Saved = Values & { updatedAt?: string; editedBy?: string | { id: string } | null }

/**
 * Before a save: refuses it (409) when the form that sends it was filled from an older version than the latest, and
 * would change its words. Payload's own check is off wherever drafts save themselves, so the last tab would win without a
 * word. Who does not say what version they started from (scripts, imports) is not checked.
 */
export const refuseStale: CollectionBeforeChangeHook<TypeWithID & Saved> = async (args) => {
  const { collection, data, operation, originalDoc, req } = args
  if (operation !== 'update' || !originalDoc) return
  const document: DocumentName = `${collection.slug}/${originalDoc.id}`
  await refuse(document, collection.fields, originalDoc, data, req)
}

/** The same for a global. */
export const refuseStaleGlobal: GlobalBeforeChangeHook = async (args) => {
  const { global, req } = args
  const { data, originalDoc } = args as { data: Values; originalDoc?: Saved }
  await refuse(`globals/${global.slug}`, global.fields, originalDoc ?? {}, data, req)
}

async function refuse(
  document: DocumentName,
  fields: readonly object[],
  latest: Saved,
  data: Values,
  req: PayloadRequest,
): Promise<void> {
  const loaded = loadedVersion(req.headers, document)
  const updatedAt = latest.updatedAt && new Date(latest.updatedAt)
  if (!loaded || !updatedAt || updatedAt <= loaded) return
  const differing = differences(fields, latest, data)
  if (differing.length === 0) return

  const author = relationId(latest.editedBy)
  const stale: StaleSave = {
    updatedAt: updatedAt.toISOString(),
    by: author ? await nameOf(author, req) : null,
    byYourself: author !== undefined && author === req.user?.id,
    differences: differing,
  }
  const names = differing.map(({ label }) => `«\u00a0${label}\u00a0»`).join(', ')
  throw new Refusal(
    `${staleSentence(stale)} Rien n’a été remplacé. Ce qui diffère\u00a0: ${names}.`,
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
