import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { allCalls, contextOf } from '@/editing/findings/check-context'
import { pauser, publishedVersions, type Version } from '@/editing/published-versions'
import { type ReportItem, reportPlace } from '@/editing/report-items'
import { type PublishedContext, publishedContext } from '@/editing/site-links/published-context'
import type { Page } from '@/payload-types'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { parisDay } from '@/text/paris-time'
import { missingValues, SITE_VARIABLES } from '@/text/variables'

import { PageLinks } from './page-links'
import { versionItems } from './version-items'

/** The items of a draft that was saved at `savedAt` (ISO); `place`: null if the draft changes nothing. */
type DraftItems = { savedAt: string; items: ReportItem[]; place: Version | null }

/** What depends on the published content, for one day. */
export type Analysis = {
  /** The items of what visitors read. */
  published: ReportItem[]
  /** Whether a published page shows the document. */
  isShown: (id: string) => boolean
  /** Checks any version against the published content. */
  itemsOf: (version: Version) => ReportItem[]
  /** The items of drafts, by `documentKey`: read again when the draft changes. */
  drafts: Map<string, DraftItems>
}

const daysOfRevision = keptWhileCurrent(() => Promise.resolve(new Map<string, Promise<Analysis>>()))

/** The analysis of the published content at `now`. Made once per publication and per day in Paris, whatever the views. */
export async function analysisOf(payload: Payload, now: Date): Promise<Analysis> {
  const days = await daysOfRevision(payload)
  const day = parisDay(now)
  const known = days.get(day)
  if (known) return known
  days.clear()
  const analysis = analyse(payload, now)
  days.set(day, analysis)
  analysis.catch(() => days.delete(day))
  return analysis
}

async function analyse(payload: Payload, now: Date): Promise<Analysis> {
  const req = await createLocalReq({}, payload)
  const versions: Version[] = []
  const context = await publishedContext(payload, async function* (own) {
    for await (const version of publishedVersions(own)) {
      versions.push(version)
      yield version
    }
  })
  const itemsOf = await checker(req, context, now)
  const links = new PageLinks(payload)
  const published: ReportItem[] = []
  const pause = pauser()
  // If the context was known, it has not read the versions.
  for await (const version of versions.length ? versions : publishedVersions(req)) {
    links.add(version)
    published.push(...itemsOf(version))
    await pause()
  }
  published.push(...(await links.orphans(req)), ...(await missingInformation(payload)))
  return { published, isShown: (id) => context.shownBy.has(id), itemsOf, drafts: new Map() }
}

/** Returns the check of a version at `now`. The context is the same for all documents about the same calls. */
async function checker(
  req: PayloadRequest,
  published: PublishedContext,
  now: Date,
): Promise<Analysis['itemsOf']> {
  const calls = await allCalls(req)
  const contexts = new Map<string, ReturnType<typeof contextOf>>()
  return (version) => {
    const { doc, edited } = version
    const page = 'collection' in edited && edited.collection === 'pages' ? (doc as Page) : null
    const kind = 'global' in edited ? edited.global : edited.collection
    const key = JSON.stringify([kind, page?.calls])
    const context = contexts.get(key) ?? contextOf(published, calls, edited, page, now)
    contexts.set(key, context)
    return versionItems(req.payload, version, context)
  }
}

/** The details that the law requires and that visitors read as « [À compléter] ». */
async function missingInformation(payload: Payload): Promise<ReportItem[]> {
  const site = await payload.findGlobal({ slug: 'site', depth: 0 })
  const version: Version = { edited: { global: 'site' }, doc: site, isPublished: true }
  return missingValues(site).map((name) => {
    const { field, missing } = SITE_VARIABLES[name]
    return {
      ...reportPlace(payload, version, field),
      severity: 'serious',
      kind: 'Informations obligatoires',
      message: `La loi demande ${missing}\u00a0: les visiteurs lisent «\u00a0[À compléter]\u00a0» à la place. Une personne qui administre le site peut remplir ce champ.`,
      excerpt: '',
    }
  })
}
