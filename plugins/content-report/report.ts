import type { Payload } from 'payload'

import { type ReportItem, reportItemsOfPlugins, type Severity } from '@/editing/report-items'
import { fieldHash } from '@/fields/control-id'

import { type Analysis, analysisOf } from './analysis'
import { draftItems } from './drafts'
import { itemKey } from './item-key'

/** How many visitors an item may reach, most first: through a page, through what a page shows, through neither, none yet. */
const IMPACTS = ['page', 'shown', 'apart', 'draft'] as const
type Impact = (typeof IMPACTS)[number]

/** An item with its place in the list. */
export type ReportedItem = ReportItem & { key: string; impact: Impact }

/** An item that staff dismissed: why, until when (exclusive), and who, null for a deleted account. */
export type DismissedItem = ReportedItem & { reason: string; until: Date; by: string | null }

export type Report = { items: ReportedItem[]; dismissed: DismissedItem[] }

/** The severities, worst first, as staff read them. */
export const SEVERITIES: Record<Severity, string> = {
  serious: 'Grave',
  wrong: 'À corriger',
  doubtful: 'À vérifier',
}

const RANKS = Object.keys(SEVERITIES) as Severity[]

/**
 * Returns all that staff should look at on the site at `now`, by impact on visitors, then by severity. Items with the same
 * key count once. Reads drafts: only for staff and for commands.
 */
export async function reportOf(payload: Payload, now: Date): Promise<Report> {
  const dismissals = await dismissalsAt(payload, now)
  const all = await allItems(payload, now)
  return {
    items: all.filter(({ key }) => !dismissals.has(key)),
    dismissed: all.flatMap((item) => {
      const dismissal = dismissals.get(item.key)
      return dismissal ? [{ ...item, ...dismissal }] : []
    }),
  }
}

type Dismissal = Pick<DismissedItem, 'reason' | 'until' | 'by'>

/** What is dismissed at `now`, by key. */
async function dismissalsAt(payload: Payload, now: Date): Promise<Map<string, Dismissal>> {
  const { docs } = await payload.find({
    collection: 'dismissals',
    where: { until: { greater_than: now.toISOString() } },
    depth: 1,
    populate: { users: { name: true } },
    pagination: false,
  })
  return new Map(
    docs.map(({ dismissedBy, key, reason, until }) => [
      key,
      {
        reason,
        until: new Date(until),
        by: typeof dismissedBy === 'object' ? (dismissedBy?.name ?? null) : null,
      },
    ]),
  )
}

async function allItems(payload: Payload, now: Date): Promise<ReportedItem[]> {
  const analysis = await analysisOf(payload, now)
  const found = [
    ...analysis.published,
    ...(await draftItems(payload, analysis, now)),
    ...(await reportItemsOfPlugins(payload)),
  ]
  const items = found.map((item) => ({
    ...item,
    key: itemKey(item),
    impact: impactOf(item, analysis),
  }))
  const sorted = items.toSorted(
    (a, b) =>
      IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact) ||
      RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity) ||
      a.kind.localeCompare(b.kind, 'fr') ||
      a.name.localeCompare(b.name, 'fr'),
  )
  return [...new Map(sorted.toReversed().map((item) => [item.key, item])).values()].reverse()
}

function impactOf({ edited, isPublished }: ReportItem, { isShown }: Analysis): Impact {
  if (!isPublished) return 'draft'
  if ('global' in edited || edited.collection === 'pages') return 'page'
  return isShown(edited.id) ? 'shown' : 'apart'
}

/** The address of the form in which staff correct an item, at its field. */
export function itemHref({ edited, path }: Pick<ReportItem, 'edited' | 'path'>): string {
  const form =
    'global' in edited
      ? `globals/${edited.global}`
      : `collections/${edited.collection}/${edited.id}`
  return `/admin/${form}${path && fieldHash(path)}`
}
