import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

import type { PublishableSlug } from '@/lib/publishable-slugs'

import { rememberPublishedTogether } from '../../calls/published'
import { closeReviewRequests } from '../../review-requests/close'
import { faultOf, NotPublished, type DocumentFault } from './faults'
import { putBack, snapshotOf, type DocumentReference, type Snapshot } from './snapshot'
import { validateAsPublished } from './validate'

/** A page may be read as soon as it is written, so what it shows comes first. */
const ORDER: PublishableSlug[] = [
  'images',
  'documents',
  'calls',
  'criteria',
  'profiles',
  'selection-steps',
  'pages',
]

/**
 * Publishes the latest version of each of `documents`, all or none, as the person of `req`. Each is checked with the
 * others as they will be, before anything is written. Throws NotPublished, with what is wrong with which document, once
 * everything is as it was. Where the database has no transactions (SQLite in the server) and a write fails all the same,
 * visitors may for a moment read the first documents before they are put back.
 */
export async function publishTogether(
  req: PayloadRequest,
  documents: DocumentReference[],
): Promise<void> {
  const inOrder = documents.toSorted(
    (a, b) => ORDER.indexOf(a.collection) - ORDER.indexOf(b.collection),
  )
  await validateAll(req, inOrder)

  const inTransaction = await initTransaction(req)
  const snapshots: Snapshot[] = []
  try {
    for (const document of inOrder) {
      if (!inTransaction) snapshots.push(await snapshotOf(req, document))
      await publish(req, document)
    }
    for (const document of inOrder) await closeReviewRequests(req, document)
    if (inTransaction) await commitTransaction(req)
  } catch (error) {
    if (inTransaction) await killTransaction(req)
    await undo(req, snapshots)
    throw error
  }
}

async function validateAll(req: PayloadRequest, documents: DocumentReference[]): Promise<void> {
  const faults: DocumentFault[] = []
  const attempt = async (document: DocumentReference, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      faults.push(await faultOf(req, document, error))
    }
  }
  const latest: (DocumentReference & { doc: { id: string } })[] = []
  for (const document of documents) {
    await attempt(document, async () => {
      latest.push({ ...document, doc: await latestVersion(req, document) })
    })
  }
  rememberPublishedTogether(
    req,
    Object.fromEntries(
      ORDER.map((slug) => [
        slug,
        latest.filter(({ collection }) => collection === slug).map(({ doc }) => doc),
      ]),
    ),
  )
  for (const { doc, ...document } of latest) {
    await attempt(document, () => validateAsPublished(req, document, doc))
  }
  if (faults.length) throw new NotPublished(faults)
}

/** As it will be once it is published. */
async function latestVersion(req: PayloadRequest, document: DocumentReference) {
  const { payload, user } = req
  const asked = { draft: true, depth: 0, overrideAccess: false, user, req } as const
  const doc = await payload.findByID({ ...document, ...asked })
  return { ...doc, _status: 'published' as const }
}

async function publish(req: PayloadRequest, document: DocumentReference): Promise<void> {
  const { payload, user } = req
  try {
    await payload.update({
      ...document,
      data: { _status: 'published' },
      depth: 0,
      overrideAccess: false,
      overrideLock: false,
      user,
      req,
    })
  } catch (error) {
    throw new NotPublished([await faultOf(req, document, error)])
  }
}

async function undo(req: PayloadRequest, snapshots: Snapshot[]): Promise<void> {
  if (!snapshots.length) return
  for (const snapshot of snapshots.toReversed()) await putBack(req, snapshot)
  // Pages that were rendered in between must not stay in memory.
  await req.payload.create({ collection: 'revisions', data: {}, depth: 0, req })
}
