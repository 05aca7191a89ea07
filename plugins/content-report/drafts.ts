import { createLocalReq, type Payload, type TypeWithID, type TypeWithVersion } from 'payload'

import { PUBLIC } from '@/access/roles'
import { isBlank } from '@/editing/blank-drafts'
import { readsSame } from '@/editing/changes/describe'
import { mapInOrder } from '@/editing/find'
import { publishableSlugs, type PublishableSlug } from '@/editing/publishable-slugs'
import { pauser, type Version } from '@/editing/published-versions'
import { type ReportItem, reportPlace } from '@/editing/report-items'
import { frenchDay } from '@/text/french-date'
import { shiftDays } from '@/text/paris-time'

import type { Analysis } from './analysis'
import { itemKey } from './item-key'
import { documentKey } from './page-links'

type Draft = TypeWithVersion<TypeWithID & { createdAt: string; updatedAt: string }>

/** A draft that no one has touched for this long is reported. */
const OLD_DAYS = 14
/** Drafts read at once. */
const BATCH = 200

/**
 * The items that publishing the drafts would add to those of visitors, and the drafts older than two weeks. One small query
 * per collection finds the drafts; only those that changed since the last view are read.
 */
export async function draftItems(
  payload: Payload,
  analysis: Analysis,
  now: Date,
): Promise<ReportItem[]> {
  const before = shiftDays(now, -OLD_DAYS).toISOString()
  const ofDocuments = await mapInOrder(publishableSlugs(payload), async (collection) => {
    const { docs } = await findDrafts(payload, collection)
    const changed = docs.filter(({ parent, updatedAt }) => {
      return analysis.drafts.get(`${collection}/${String(parent)}`)?.savedAt !== updatedAt
    })
    for (let start = 0; start < changed.length; start += BATCH) {
      const ids = changed.slice(start, start + BATCH).map(({ parent }) => String(parent))
      await readDrafts(payload, collection, ids, analysis)
    }
    return docs.flatMap(({ parent }) => {
      const known = analysis.drafts.get(`${collection}/${String(parent)}`)
      if (!known?.place) return []
      const isOld = known.savedAt < before
      return [...known.items, ...(isOld ? [oldDraft(payload, known.place, known.savedAt)] : [])]
    })
  })
  return [...ofDocuments, ...(await globalItems(payload, analysis))]
}

const LATEST_DRAFT = {
  latest: { equals: true },
  'version._status': { equals: 'draft' },
  'version.deletedAt': { exists: false },
}

/** The latest versions that are drafts: of all documents with only their dates, or of `ids` whole. */
const findDrafts = (payload: Payload, collection: PublishableSlug, ids?: string[]) =>
  payload.db.findVersions<Draft['version']>({
    collection,
    where: { ...LATEST_DRAFT, ...(ids && { parent: { in: ids } }) },
    ...(!ids && { select: { parent: true, updatedAt: true } }),
    pagination: false,
  })

async function readDrafts(
  payload: Payload,
  collection: PublishableSlug,
  ids: string[],
  { drafts, itemsOf }: Analysis,
): Promise<void> {
  const { flattenedFields, upload } = payload.collections[collection].config
  const versions = await findDrafts(payload, collection, ids)
  const where = { and: [PUBLIC, { id: { in: ids } }] }
  const online = await payload.db.find<TypeWithID>({ collection, where, pagination: false })
  const published = new Map(online.docs.map((doc) => [doc.id, doc]))
  const pause = pauser()
  for (const { parent, updatedAt, version } of versions.docs) {
    const id = String(parent)
    const edited = { collection, id }
    const doc = published.get(id)
    // Another file may have the same name and size, so a draft of a file always counts as changed.
    const isSame = doc && !upload && readsSame(doc, version, flattenedFields)
    const place = isSame || isBlank(version) ? null : draftOf(edited, version)
    const known = doc ? itemsOf({ edited, doc, isPublished: true }) : []
    drafts.set(documentKey(edited), {
      savedAt: updatedAt,
      items: place ? newItems(itemsOf(place), known) : [],
      place,
    })
    await pause()
  }
}

const draftOf = (edited: Version['edited'], doc: object): Version => ({
  edited,
  doc,
  isPublished: false,
})

/** The items that visitors do not have already. */
function newItems(items: ReportItem[], published: ReportItem[]): ReportItem[] {
  const known = new Set(published.map(itemKey))
  return items.filter((item) => !known.has(itemKey(item)))
}

function oldDraft(payload: Payload, version: Version, savedAt: string): ReportItem {
  return {
    ...reportPlace(payload, version),
    severity: 'doubtful',
    kind: 'Brouillons anciens',
    message: `Ce brouillon n’a pas changé depuis le ${frenchDay(new Date(savedAt))}\u00a0: publiez-le, ou rétablissez la version publiée.`,
    excerpt: '',
  }
}

async function globalItems(payload: Payload, { itemsOf }: Analysis): Promise<ReportItem[]> {
  const req = await createLocalReq({}, payload)
  return mapInOrder(payload.globals.config, async ({ slug }) => {
    const doc = await payload.findGlobal({ slug, draft: true, depth: 0, req })
    if ((doc as { _status?: string })._status !== 'draft') return []
    const edited = { global: slug }
    const online = await payload.findGlobal({ slug, depth: 0, req })
    const known = itemsOf({ edited, doc: online, isPublished: true })
    return newItems(itemsOf(draftOf(edited, doc)), known)
  })
}
