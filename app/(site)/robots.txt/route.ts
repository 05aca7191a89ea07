import { env } from '@/platform/env'
import { robotsTxt } from '@/site/well-known'

/** Next would make what has this name once, at the build: the site's address is known once it runs. */
export const dynamic = 'force-dynamic'

export const GET = (): Response =>
  new Response(robotsTxt(env().siteUrl), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
