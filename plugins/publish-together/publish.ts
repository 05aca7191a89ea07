import { Locked, type PayloadRequest } from 'payload'

import { faultsOf, type DocumentFault } from '@/editing/document-faults'
import { mapInOrder } from '@/editing/find'
import { lockOfOther } from '@/editing/lock-of-other'
import {
  publishableSlugs,
  type DocumentReference,
  type PublishableSlug,
} from '@/editing/publishable-slugs'
import { rememberPublishedTogether } from '@/editing/published'
import { inTransaction } from '@/platform/database/in-transaction'
import { Refusal } from '@/platform/refusal'

import { validateAsPublished } from './validate'

/**
 * Publishes the latest version of each of `documents`, all or none, as the user of `req`. First validates each as if
 * the others were published. Throws a Refusal (400) with the `faults` of each document; nothing is changed then.
 */
export async function publishTogether(
  req: PayloadRequest,
  documents: DocumentReference[],
): Promise<void> {
  refuseFor(await faultsOfAll(req, documents))
  await inTransaction(req, async () => {
    for (const document of documents) {
      refuseFor(await faultsIn(req, document, () => publishDocument(req, document)))
    }
  })
}

function refuseFor(faults: DocumentFault[]): void {
  if (faults.length) throw new Refusal('Rien n’a été publié.', 400, { faults })
}

/** The faults to show to staff for the error that `work` on `document` throws, if it does. */
async function faultsIn(
  req: PayloadRequest,
  document: DocumentReference,
  work: () => Promise<unknown>,
): Promise<DocumentFault[]> {
  try {
    await work()
    return []
  } catch (error) {
    // The page itself cannot be deselected.
    const orElse = document.collection === 'pages' ? '' : ', ou décochez ce contenu'
    return faultsOf(req, document, error, orElse)
  }
}

async function faultsOfAll(
  req: PayloadRequest,
  documents: DocumentReference[],
): Promise<DocumentFault[]> {
  const latest: (DocumentReference & { doc: { id: string } })[] = []
  const lost = await mapInOrder(documents, (document) =>
    faultsIn(req, document, async () => {
      latest.push({ ...document, doc: await latestVersion(req, document) })
    }),
  )
  const docsOf = (slug: PublishableSlug) =>
    latest.filter(({ collection }) => collection === slug).map(({ doc }) => doc)
  const together = publishableSlugs(req.payload).map((slug) => [slug, docsOf(slug)] as const)
  rememberPublishedTogether(req, Object.fromEntries(together))
  const invalid = await mapInOrder(latest, async ({ doc, ...document }) => [
    ...(await faultsIn(req, document, () => refuseLocked(req, document))),
    ...(await faultsIn(req, document, () => validateAsPublished(req, document, doc))),
  ])
  return [...lost, ...invalid]
}

/** The latest version, marked as published. */
async function latestVersion(req: PayloadRequest, document: DocumentReference) {
  const asUser = { draft: true, depth: 0, overrideAccess: false, user: req.user, req } as const
  const doc = await req.payload.findByID({ ...document, ...asUser })
  return { ...doc, _status: 'published' as const }
}

/** Throws Payload's error (423) if another user is editing `document`. */
async function refuseLocked(req: PayloadRequest, document: DocumentReference): Promise<void> {
  if (await lockOfOther(req, document)) throw new Locked('Ce contenu est en cours de modification.')
}

const publishDocument = (req: PayloadRequest, document: DocumentReference) =>
  req.payload.update({
    ...document,
    data: { _status: 'published' },
    depth: 0,
    overrideAccess: false,
    overrideLock: false,
    user: req.user,
    req,
  })
