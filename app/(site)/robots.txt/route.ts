import { env } from '@/platform/env'
import { robotsTxt } from '@/site/well-known'

/** Asked for at each request: the site's address is known once it runs. */
export const GET = (): Response =>
  new Response(robotsTxt(env().siteUrl), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
