/**
 * The version that a plan holds: the one on the screen, without later edits. Versions are never deleted, but the next
 * autosave would update the last version, so the plan makes it start a new one.
 */
import type { PayloadRequest } from 'payload'

import { readsSame } from '@/editing/changes/describe'
import { changeVersion, storedVersion } from '@/editing/changes/stored'
import type { DocumentReference } from '@/editing/publishable-slugs'
import { rememberHeld } from '@/editing/published'
import { inTransaction } from '@/platform/database/in-transaction'
import { Refusal } from '@/platform/refusal'

import { SUPERSEDED, type HeldVersion } from './job'

/**
 * The newest version of `document`, for a plan to hold. Refuses (409) if it is not the version on the screen, `loaded`
 * (ISO).
 */
export const holdShown = (
  req: PayloadRequest,
  document: DocumentReference,
  loaded: string,
): Promise<HeldVersion> =>
  inTransaction(req, async () => {
    const { collection } = document
    const latest = await storedVersion(req, document)
    const isShown = Date.parse(latest?.version.updatedAt ?? '') === Date.parse(loaded)
    if (!latest || !isShown) {
      throw new Refusal(
        'Une autre version a été enregistrée depuis : rechargez la page, relisez-la, puis programmez.',
        409,
      )
    }
    if (latest.autosave) await changeVersion(req, collection, latest, { autosave: false })
    return { id: latest.id, savedAt: new Date(latest.updatedAt).toISOString() }
  })

/**
 * Whether the newest version of `document` differs from `held`. A newer version of a file always counts as different,
 * because two files may look the same.
 */
export async function isWrittenOver(
  req: PayloadRequest,
  document: DocumentReference,
  held: HeldVersion,
): Promise<boolean> {
  return Boolean((await versionsOf(req, document, held)).above)
}

/**
 * Calls `publish` while `held` is the latest version of `document`. A newer differing version then goes back above it
 * as a draft. It keeps its author and the save date that an open form knows; only its place in the history changes.
 */
export const publishHeld = (
  req: PayloadRequest,
  document: DocumentReference,
  held: HeldVersion,
  publish: () => Promise<unknown>,
): Promise<void> =>
  inTransaction(req, async () => {
    const { collection } = document
    const { above, kept } = await versionsOf(req, document, held)
    if (!kept) throw new Refusal('La version programmée n’existe plus.', 404)
    if (above?.version._status === 'published') {
      throw new Refusal(SUPERSEDED, 409)
    }
    rememberHeld(req, { savedAt: held.savedAt, isBelowDraft: Boolean(above) })
    if (above) {
      await changeVersion(req, collection, above, { latest: false })
      await changeVersion(req, collection, kept, { latest: true })
    }
    await publish()
    if (!above) return
    const published = (await storedVersion(req, document))!
    const after = new Date(Date.parse(published.updatedAt) + 1).toISOString()
    await changeVersion(req, collection, published, { latest: false })
    const version = { ...above.version, _status: 'draft' }
    await changeVersion(req, collection, above, { latest: true, updatedAt: after, version })
  })

/** `above`: the newest version if it differs from `kept`, the version that the plan holds. */
async function versionsOf(req: PayloadRequest, document: DocumentReference, held: HeldVersion) {
  const kept = await storedVersion(req, document, { id: { equals: held.id } })
  const latest = await storedVersion(req, document)
  const { flattenedFields, upload } = req.payload.collections[document.collection].config
  const saysElse =
    kept &&
    latest &&
    latest.id !== kept.id &&
    (upload || !readsSame(kept.version, latest.version, flattenedFields))
  return { kept, above: saysElse ? latest : null }
}
