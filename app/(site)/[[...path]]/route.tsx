import { answer } from '@/site/page/answer'
import { makePage } from '@/site/page/make-page'
import { staffCopy } from '@/site/page/staff-copy'

/** Every public address. Answered for each request: what may be reused is in `site/page-cache.ts`. */
export const GET = async (request: Request): Promise<Response> =>
  (await staffCopy(request)) ?? answer(request, makePage)
