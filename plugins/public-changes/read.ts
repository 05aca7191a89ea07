import type { Payload, Where } from 'payload'

import { PUBLIC } from '@/access/roles'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { contentAt, siteAt } from '@/site/content'

import { fingerprintOf, publicContent, type PublicContent } from './content'

/** What the record needs of a page: its path, and the ids of its calls; none when it is not public or has no call. */
export type Tracked = { id: string; path: string; calls: string[] }

/** The public pages with calls, and those that were. */
export async function trackedPages(payload: Payload): Promise<Tracked[]> {
  const { db } = payload
  const withCalls = await publicPages(payload, PUBLIC)
  const { values } = await db.findDistinct({ collection: 'public-versions', field: 'page' })
  const known = values.flatMap(({ page }) => relationId(page as string | { id: string }) ?? [])
  const others = known.filter((id) => !withCalls.some((page) => page.id === id))
  return [...withCalls, ...others.map((id) => ({ id, path: '', calls: [] }))]
}

/** The pages with calls that match `where`. Reads through the database adapter, because there may be many pages. */
export async function publicPages({ db }: Payload, where: Where): Promise<Tracked[]> {
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

/** What visitors read at an instant, until when; `content`: null when there is nothing. */
export type Read = {
  content: PublicContent | null
  fingerprint: string
  call: string | null
  until: Date | null
}

export const NOTHING = ''

export async function readAt(payload: Payload, page: Tracked, at: Date): Promise<Read> {
  const found = page.calls.length ? await contentAt(payload, page.path, at) : null
  if (found?.kind !== 'page')
    return { content: null, fingerprint: NOTHING, call: null, until: null }
  const { site } = await siteAt(payload, at)
  const content = await publicContent(found.page, site)
  const fingerprint = fingerprintOf(content)
  return { content, fingerprint, call: found.callId, until: found.until }
}
