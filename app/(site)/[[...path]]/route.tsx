import { answer } from '@/site/page/answer'
import { makePage } from '@/site/page/make-page'
import { staffCopy } from '@/site/page/staff-copy'

/** Every public address. Runs on each request; `site/page-cache.ts` handles caching. */
export const GET = async (request: Request): Promise<Response> =>
  (await staffCopy(request)) ?? answer(request, makePage)
