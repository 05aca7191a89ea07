import type { Redirect } from '@/payload-types'
import { keptWhileCurrent } from '@/platform/kept-while-current'

/** Every former address of the site, by its path as it is stored, and where it leads. By the adapter: they may be many. */
export const redirects = keptWhileCurrent(async (payload) => {
  const { docs } = await payload.db.find<Redirect>({ collection: 'redirects', pagination: false })
  return new Map(docs.map(({ from, to, url }) => [from, { to, url }]))
})
