import type { Payload, PayloadRequest } from 'payload'

import type { DocumentFault } from '@/editing/document-faults'
import {
  publishableSlugs,
  type DocumentReference,
  type PublishableSlug,
} from '@/editing/publishable-slugs'
import { rememberPublishedTogether } from '@/editing/published'
import { inTransaction } from '@/platform/database/in-transaction'

import { listedFaults, NotPublished, refuseLocked } from './faults'
import { validateAsPublished } from './validate'

/** Published first because the others refer to them: files by their addresses, calls by their dates. */
const NAMED: PublishableSlug[] = ['images', 'documents', 'calls']

/** The documents before the pages that show them: a page may be read as soon as it is written. */
const orderIn = (payload: Payload): PublishableSlug[] => [
  ...NAMED,
  ...publishableSlugs(payload).filter((slug) => slug !== 'pages' && !NAMED.includes(slug)),
  'pages',
]

/**
 * Publishes the latest version of each of `documents`, all or none, as the user of `req`. First validates each as if
 * the others were published. Throws NotPublished with the faults of each document; nothing is changed then.
 */
export async function publishTogether(
  req: PayloadRequest,
  documents: DocumentReference[],
): Promise<void> {
  const order = orderIn(req.payload)
  const inOrder = documents.toSorted(
    (a, b) => order.indexOf(a.collection) - order.indexOf(b.collection),
  )
  await validateAll(req, inOrder)

  await inTransaction(req, async () => {
    for (const document of inOrder) await publishDocument(req, document)
  })
}

async function validateAll(req: PayloadRequest, documents: DocumentReference[]): Promise<void> {
  const faults: DocumentFault[] = []
  const attempt = async (document: DocumentReference, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      faults.push(...(await listedFaults(req, document, error)))
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
      publishableSlugs(req.payload).map((slug) => [
        slug,
        latest.filter(({ collection }) => collection === slug).map(({ doc }) => doc),
      ]),
    ),
  )
  for (const { doc, ...document } of latest) {
    await attempt(document, () => refuseLocked(req, document))
    await attempt(document, () => validateAsPublished(req, document, doc))
  }
  if (faults.length) throw new NotPublished(faults)
}

/** The latest version, marked as published. */
async function latestVersion(req: PayloadRequest, document: DocumentReference) {
  const { payload, user } = req
  const asked = { draft: true, depth: 0, overrideAccess: false, user, req } as const
  const doc = await payload.findByID({ ...document, ...asked })
  return { ...doc, _status: 'published' as const }
}

async function publishDocument(req: PayloadRequest, document: DocumentReference): Promise<void> {
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
    throw new NotPublished(await listedFaults(req, document, error))
  }
}
