import type { CollectionSlug, Payload, TypedUser } from 'payload'

import { hasRole } from '@/access/roles'
import { editHref } from '@/components/admin/dashboard/card'
import type { ActivityLine } from '@/payload-types'

import { type ActivityQuery, linesWhere, subjectsOf } from './filter'
import { type Sentence, sentenceOf } from './words'

const LINES_PER_PAGE = 50

/** A line as staff read it. `at`: ISO; `href`: the screen of its document, null if there is none any more. */
export type LineView = Sentence & { id: string; at: string; about: string; href: string | null }

/** One page of the lines that `user` may read, newest first. Empty for users below reviewer. */
export async function findLines(
  payload: Payload,
  user: TypedUser | null | undefined,
  { page, ...query }: ActivityQuery,
  limit = LINES_PER_PAGE,
): Promise<{ lines: LineView[]; hasNextPage: boolean }> {
  if (!hasRole(user, 'reviewer')) return { lines: [], hasNextPage: false }
  const { docs, hasNextPage } = await payload.db.find<ActivityLine>({
    collection: 'activity',
    where: linesWhere(payload, user, query),
    sort: ['-at', '-id'],
    limit,
    page,
  })
  const hrefs = await hrefsOf(payload, user, docs)
  const lines = docs.map((line) => {
    const { about, at, id } = line
    const found = hrefs.get(about ?? '') ?? null
    return { ...sentenceOf(payload, line), id, at, about: about ?? '', href: found }
  })
  return { lines, hasNextPage }
}

/** The people of the log, in alphabetical order, with those whose account is deleted. */
export async function actorNames(payload: Payload): Promise<string[]> {
  const { values } = await payload.db.findDistinct({
    collection: 'activity',
    field: 'actorName',
    limit: 0,
  })
  return values
    .map(({ actorName }) => String(actorName))
    .sort((one, other) => one.localeCompare(other, 'fr'))
}

type Existing = { id: string; deletedAt?: string | null }

/** The addresses of the screens of the documents and globals that still exist, by `about`. One query per collection. */
async function hrefsOf(
  payload: Payload,
  user: TypedUser | null | undefined,
  lines: ActivityLine[],
): Promise<Map<string, string>> {
  const hrefs = new Map<string, string>()
  const abouts = new Set(lines.map(({ about }) => about ?? ''))
  for (const subject of subjectsOf(payload, user)) {
    if (abouts.has(subject))
      hrefs.set(subject, `/admin/${isGlobal(subject) ? '' : 'collections/'}${subject}`)
    const ids = [...abouts].flatMap((about) =>
      about.startsWith(`${subject}/`) ? about.slice(subject.length + 1) : [],
    )
    if (isGlobal(subject) || !ids.length) continue
    const { docs } = await payload.db.find<Existing>({
      collection: subject as CollectionSlug,
      where: { id: { in: ids } },
      select: { deletedAt: true },
      pagination: false,
    })
    for (const { deletedAt, id } of docs) {
      hrefs.set(`${subject}/${id}`, editHref(subject, deletedAt ? `trash/${id}` : id))
    }
  }
  return hrefs
}

const isGlobal = (subject: string) => subject.startsWith('globals/')
