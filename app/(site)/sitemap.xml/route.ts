import { answer } from '@/site/page/answer'
import { makeSitemap } from '@/site/well-known'

/** Without this, Next would render this route once, at build time. */
export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeSitemap)
