import type { Payload, Where } from 'payload'

import { PUBLIC } from '@/access/roles'
import { currentCall } from '@/site/content/current-call'
import { readBy } from '@/site/content/reader'
import { contentAt, siteAt } from '@/site/content'
import type { Page, PublicVersion } from '@/payload-types'
import { portableId, relationId } from '@/platform/database/ids'
import { currentRevision } from '@/platform/revisions/read'
import { newestMark } from '@/platform/revisions/record'

import type { KINDS } from './collection'
import { hashOf, packed, publicContent, unpacked, type PublicContent } from './content'
import { changesBetween } from './passages'

type Kind = (typeof KINDS)[number]

/** What the record needs of a page: its path, and the ids of its calls; none when it is not public or has no call. */
type Tracked = { id: string; path: string; calls: string[] }

/**
 * Records what visitors read at `now` of each page with a call, where it differs from the last version recorded. Returns the
 * next instant at which a call changes state; null if there is none. If something is published meanwhile, the rest is left to
 * the next run.
 */
export async function recordPublicPages(payload: Payload, now: Date): Promise<Date | null> {
  const pages = await trackedPages(payload)
  const ends: Date[] = []
  for (const page of pages) {
    const until = await recordPage(payload, page, now)
    if (until) ends.push(until)
  }
  return ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/** The public pages with calls, and those that were. */
async function trackedPages(payload: Payload): Promise<Tracked[]> {
  const { db } = payload
  const withCalls = await publicPages(payload, PUBLIC)
  const { values } = await db.findDistinct({ collection: 'public-versions', field: 'page' })
  const known = values.flatMap(({ page }) => relationId(page as string | { id: string }) ?? [])
  const others = known.filter((id) => !withCalls.some((page) => page.id === id))
  return [...withCalls, ...others.map((id) => ({ id, path: '', calls: [] }))]
}

/** The pages with calls that match `where`. Reads through the database adapter, because there may be many pages. */
async function publicPages({ db }: Payload, where: Where): Promise<Tracked[]> {
  const { docs } = await db.find<Page>({
    collection: 'pages',
    where,
    select: { slug: true, calls: true },
    pagination: false,
  })
  return docs.filter(({ calls }) => calls?.length).map(trackedPage)
}

const trackedPage = ({ id, slug, calls }: Pick<Page, 'id' | 'slug' | 'calls'>): Tracked => ({
  id,
  path: `/${slug}`,
  calls: (calls ?? []).flatMap((call) => relationId(call) ?? []),
})

/** The same as `recordPublicPages`, for the public page `id` alone. */
export async function recordPageById(payload: Payload, id: string, now: Date): Promise<void> {
  const [page] = await publicPages(payload, { and: [PUBLIC, { id: { equals: id } }] })
  if (page) await recordPage(payload, page, now)
}

/** What visitors read at an instant, until when; `content`: null when there is nothing. */
type Read = { content: PublicContent | null; hash: string; call: string | null; until: Date | null }

async function recordPage(payload: Payload, page: Tracked, now: Date): Promise<Date | null> {
  const revision = await currentRevision(payload)
  const publishedAt = new Date((await newestMark(payload)) || now)
  let last = await lastVersion(payload, page.id)
  const isPublication = !last?.checkedAt || publishedAt > new Date(last.checkedAt)
  let next: Date | null = isPublication && publishedAt < now ? publishedAt : now
  // A version begins after the one before it.
  if (last && next <= new Date(last.at)) next = new Date(Date.parse(last.at) + 1)
  if (!isPublication && last?.until && new Date(last.until) <= next) next = new Date(last.until)
  let until: Date | null = null
  for (; next; next = until && until <= now ? until : null) {
    const read = await readAt(payload, page, next)
    until = read.until
    // Something was published meanwhile: this mixes two states.
    if ((await currentRevision(payload)) !== revision) return now
    if (read.hash === (last?.hash ?? NOTHING)) continue
    const isClock = last?.until ? new Date(last.until).getTime() === next.getTime() : false
    const kind = await kindOf(payload, page, { last, read, isClock, isPublication })
    const isEntry = isEntryOf(kind, last, read)
    last = await save(payload, page, { ...read, at: next, checkedAt: publishedAt, kind, isEntry })
  }
  if (last && isPublication) await confirm(payload, last, publishedAt)
  return until
}

const NOTHING = ''

async function readAt(payload: Payload, page: Tracked, at: Date): Promise<Read> {
  const found = page.calls.length ? await contentAt(payload, page.path, at) : null
  if (found?.kind !== 'page') return { content: null, hash: NOTHING, call: null, until: null }
  const { site } = await siteAt(payload, at)
  const content = await publicContent(found.page, site)
  const call = await callAt(payload, page, at)
  return { content, hash: hashOf(content), call, until: found.until }
}

/** The call that the page shows at `at`. */
async function callAt(payload: Payload, { calls }: Tracked, at: Date): Promise<string | null> {
  const { docs } = await payload.find({
    collection: 'calls',
    where: { id: { in: calls } },
    pagination: false,
    ...readBy('visitor'),
  })
  const ordered = calls.flatMap((id) => docs.find((call) => call.id === id) ?? [])
  const { call } = currentCall(ordered, at)
  return call && portableId(call.id)
}

type Turn = {
  last: PublicVersion | undefined
  read: Read
  isClock: boolean
  isPublication: boolean
}

async function kindOf(payload: Payload, page: Tracked, turn: Turn): Promise<Kind> {
  const { isClock, isPublication, last, read } = turn
  if (!read.content) return 'absent'
  if (!last) return (await isNew(payload, page)) ? 'announcement' : 'start'
  if (isClock) return 'clock'
  return isPublication ? 'publication' : 'site'
}

/** Whether the page, or each of its calls, was published at most once: visitors have read no earlier version. */
async function isNew(payload: Payload, { calls, id }: Tracked): Promise<boolean> {
  const times = async (collection: 'pages' | 'calls', parent: string) => {
    const where: Where = {
      parent: { equals: parent },
      'version._status': { equals: 'published' },
    }
    return (await payload.db.countVersions({ collection, where })).totalDocs
  }
  if ((await times('pages', id)) <= 1) return true
  for (const call of calls) if ((await times('calls', call)) > 1) return false
  return true
}

/** Whether visitors must be told: the site itself and the clock change no word of staff. */
function isEntryOf(kind: Kind, last: PublicVersion | undefined, { content }: Read): boolean {
  if (kind === 'clock' || kind === 'site') return false
  const before = unpacked(last?.content)
  if (!before || !content) return true
  return changesBetween(before.passages, content.passages).length > 0
}

type Recorded = Read & { at: Date; checkedAt: Date; kind: Kind; isEntry: boolean }

/** Saves a version. Another server may have saved the same one: returns the one stored. */
async function save(payload: Payload, { id }: Tracked, version: Recorded): Promise<PublicVersion> {
  const { at, call, checkedAt, content, hash, isEntry, kind, until } = version
  const key = `${id}@${at.toISOString()}`
  const data = {
    page: id,
    key,
    at: at.toISOString(),
    until: until?.toISOString() ?? null,
    checkedAt: checkedAt.toISOString(),
    call,
    kind,
    isEntry,
    hash,
    content: content && packed(content),
  }
  try {
    return (await payload.db.create({ collection: 'public-versions', data })) as PublicVersion
  } catch (error) {
    const where = { key: { equals: key } }
    const same = await payload.db.findOne<PublicVersion>({ collection: 'public-versions', where })
    if (same) return same
    throw error
  }
}

/** Remembers that `version` still holds after a publication, so that a later difference is not attributed to it. */
async function confirm(payload: Payload, { checkedAt, id }: PublicVersion, at: Date) {
  if (checkedAt && new Date(checkedAt) >= at) return
  const data = { checkedAt: at.toISOString() }
  await payload.db.updateOne({ collection: 'public-versions', id, data, returning: false })
}

/** The newest version of the page `id`; undefined if there is none. */
export async function lastVersion(
  payload: Payload,
  id: string,
  before: Where = {},
): Promise<PublicVersion | undefined> {
  const { docs } = await payload.db.find<PublicVersion>({
    collection: 'public-versions',
    where: { and: [{ page: { equals: id } }, before] },
    sort: '-at',
    limit: 1,
    pagination: false,
  })
  return docs[0]
}
