import type { Payload, Where } from 'payload'

import { PUBLIC } from '@/access/roles'
import type { PublicVersion } from '@/payload-types'
import { currentRevision } from '@/platform/revisions/read'
import { newestMark } from '@/platform/revisions/record'

import { unpacked } from './content'
import type { Kind } from './kinds'
import { changesBetween } from './passages'
import { NOTHING, publicPages, readAt, type Read, trackedPages, type Tracked } from './read'
import { confirm, lastVersion, save } from './versions'

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

/** The same as `recordPublicPages`, for the public page `id` alone. */
export async function recordPageById(payload: Payload, id: string, now: Date): Promise<void> {
  const [page] = await publicPages(payload, { and: [PUBLIC, { id: { equals: id } }] })
  if (page) await recordPage(payload, page, now)
}

async function recordPage(payload: Payload, page: Tracked, now: Date): Promise<Date | null> {
  const revision = await currentRevision(payload)
  const publishedAt = new Date((await newestMark(payload)) || now)
  let last = await lastVersion(payload, page.id)
  const isPublication = !last?.checkedAt || publishedAt > new Date(last.checkedAt)
  let next: Date | null = isPublication && publishedAt < now ? publishedAt : now
  // A version begins after the one before it.
  if (last && next <= new Date(last.at)) next = new Date(Date.parse(last.at) + 1)
  if (!isPublication && last?.until && new Date(last.until) <= next) next = new Date(last.until)
  let isClock = Boolean(last?.until) && new Date(last!.until!).getTime() === next.getTime()
  let until: Date | null = null
  for (; next; next = until && until <= now ? until : null, isClock = true) {
    const read = await readAt(payload, page, next)
    until = read.until
    // Something was published meanwhile: this mixes two states.
    if ((await currentRevision(payload)) !== revision) return now
    if (read.fingerprint === (last?.fingerprint ?? NOTHING)) continue
    const kind = await kindOf(payload, page, { last, read, isClock, isPublication })
    const isEntry = isEntryOf(kind, last, read)
    last = await save(payload, page.id, {
      ...read,
      at: next,
      checkedAt: publishedAt,
      kind,
      isEntry,
    })
  }
  if (last && isPublication) await confirm(payload, last, publishedAt)
  return until
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
