import type { Payload } from 'payload'

import type { ReadAs } from '@/editing/former-addresses'
import type { Redirect } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { safeHref } from '@/text/links'

/** Maps each former address in `addresses` (encoded paths) to its target, except pages that the reader may not see. */
export async function targets(
  payload: Payload,
  addresses: string[],
  readAs: ReadAs,
): Promise<Map<string, string>> {
  const known = await redirects(payload)
  const former = addresses.flatMap((from) => {
    const target = known.get(from)
    return target ? [{ from, ...target }] : []
  })
  const ids = former.flatMap(({ to }) => relationId(to) ?? [])
  const { docs: pages } = ids.length
    ? await payload.find({
        collection: 'pages',
        where: { id: { in: ids } },
        select: { slug: true },
        pagination: false,
        ...readAs,
      })
    : { docs: [] }
  return new Map(
    former.flatMap(({ from, to, url }) => {
      const page = pages.find(({ id }) => id === relationId(to))
      const href = to ? page && `/${page.slug}` : safeHref(url ?? '')
      return href ? [[from, href]] : []
    }),
  )
}

/**
 * Every former address of the site, as its path is stored, with its target. Read through the database adapter, because there
 * may be many.
 */
const redirects = keptWhileCurrent(async (payload) => {
  const { docs } = await payload.db.find<Redirect>({ collection: 'redirects', pagination: false })
  return new Map(docs.map(({ from, to, url }) => [from, { to, url }]))
})
