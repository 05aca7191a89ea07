import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { isStaff } from '@/access/roles'
import { StaffLinks } from '@/components/page/Notices'
import { isDatabaseUp } from '@/platform/health/database'
import { env } from '@/platform/env'
import { logger } from '@/platform/log/logger'
import { callerKindOf } from '@/platform/security/caller'
import { contentAt, siteContent } from '@/site/content'
import { decodeSafely } from '@/text/site-path'

import { renderPage } from './render'
import { HTML } from './responses'

/**
 * Returns the public page as visitors read it now, with links to edit it, for a user signed in to the admin. null for anyone
 * else, an expired session included, and where there is no page: the public response is then sent. A request without a
 * session signed by this site costs nothing.
 *
 * The copy has no validator and must not be cached: a proxy would show it to the next visitor, and a browser would show it
 * after signing out. Public responses need no `Vary` for this: they too are revalidated each time (`max-age=0`).
 */
export async function staffCopy(request: Request): Promise<Response | null> {
  const cookie = request.headers.get('Cookie') ?? ''
  if (callerKindOf({ cookie }, env().secret) !== 'staff') return null
  try {
    const payload = await getPayload({ config })
    // The public response handles this case, without waiting.
    if (!(await isDatabaseUp(payload))) return null
    const { user } = await payload.auth({ headers: request.headers })
    return isStaff(user) ? await copyOf(payload, new URL(request.url).pathname) : null
  } catch (err) {
    logger().error({ err }, 'The copy of a page for staff could not be made')
    return null
  }
}

async function copyOf(payload: Payload, address: string): Promise<Response | null> {
  const [found, site] = await Promise.all([
    contentAt(payload, decodeSafely(address), new Date()),
    siteContent(payload),
  ])
  if (found.kind !== 'page' || found.page.path !== address) return null
  const { page, id } = found
  const links = <StaffLinks pageId={id} path={page.path} />
  return new Response(await renderPage(page, site, links), {
    headers: { 'Content-Type': HTML, 'Cache-Control': 'private, no-store', Vary: 'Cookie' },
  })
}
