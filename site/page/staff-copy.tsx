import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { isStaff } from '@/access/roles'
import { StaffLinks } from '@/components/page/Notices'
import { isDatabaseUp } from '@/platform/health/database'
import { env } from '@/platform/env'
import { logger } from '@/platform/log/logger'
import { askerOf } from '@/platform/security/asker'
import { contentAt, siteContent } from '@/site/content'
import { decodeSafely } from '@/text/site-path'

import { renderPage } from './render'
import { HTML } from './responses'

/**
 * The public page as a visitor reads it now, with links to change it, for whoever is signed in to the admin. Null for
 * anyone else, an expired session included, and where there is no page: the public answer holds then. A request
 * without a session that this site signed costs nothing.
 *
 * The copy has no validator and nobody may keep it: neither a proxy for the next visitor, nor a browser for after
 * signing out. Public answers need no `Vary` for that: they too are asked for again each time (`max-age=0`).
 */
export async function staffCopy(request: Request): Promise<Response | null> {
  const cookie = request.headers.get('Cookie') ?? ''
  if (askerOf({ cookie }, env().secret) !== 'staff') return null
  try {
    const payload = await getPayload({ config })
    // The public answer knows what to do, and does not wait.
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
