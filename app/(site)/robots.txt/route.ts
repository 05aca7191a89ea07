import { env } from '@/platform/env'
import { robotsTxt } from '@/site/well-known'

/** Without this, Next would render this route at build time, before the address of the site is known. */
export const dynamic = 'force-dynamic'

export const GET = (): Response =>
  new Response(robotsTxt(env().siteUrl), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
