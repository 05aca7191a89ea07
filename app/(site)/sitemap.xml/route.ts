import { answer } from '@/site/page/answer'
import { makeSitemap } from '@/site/well-known'

/** Next would make what has this name once, at the build. */
export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeSitemap)
