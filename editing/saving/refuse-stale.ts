import type { Edited } from '@/editing/edited'
import { beforeSave } from '@/editing/faults'
import { describe } from '@/editing/changes/describe'
import { withNames } from '@/editing/changes/names'
import { firstOf } from '@/editing/find'
import { loadedVersion, type DocumentName, staleSentence, type StaleSave } from './stale-save'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'

type SavedVersion = {
  id?: string
  updatedAt?: string
  editedBy?: string | { id: string } | null
}

/**
 * Before a save: refuses it (409) if its form was loaded from an older version than the latest one and the save would
 * change the content. Payload disables its own check on collections with autosave, so the last tab would silently win.
 * Requests without a loaded version (scripts, imports) are not checked.
 */
export const refuseStale = beforeSave<SavedVersion>(async ({ before: latest, doc, ...save }) => {
  const { config, edited, req } = save
  const { flattenedFields } = config
  const loaded = loadedVersion(req.headers, documentName(edited))
  const updatedAt = latest?.updatedAt && new Date(latest.updatedAt)
  if (!loaded || !updatedAt || updatedAt <= loaded) return
  const changes = await withNames(req, (names) => describe(latest, doc, flattenedFields, names))
  if (changes.length === 0) return

  const id = relationId(latest.editedBy)
  const author = id ? await firstOf(req, 'users', { where: { id: { equals: id } } }) : null
  const stale: StaleSave = {
    updatedAt: updatedAt.toISOString(),
    by: author?.name ?? null,
    byYourself: id !== undefined && id === req.user?.id,
    changes,
  }
  const fields = new Set(changes.map(({ trail }) => `«\u00a0${trail.join(' › ')}\u00a0»`))
  throw new Refusal(
    `${staleSentence(stale)} Rien n’a été remplacé. Ce qui diffère\u00a0: ${[...fields].join(', ')}.`,
    409,
    { stale },
  )
})

const documentName = (edited: Edited): DocumentName =>
  'global' in edited ? `globals/${edited.global}` : `${edited.collection}/${edited.id}`
