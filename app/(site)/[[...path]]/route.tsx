import { answer } from '@/lib/public-page/answer'
import { makePage } from '@/lib/public-page/make-page'
import { staffCopy } from '@/lib/public-page/staff-copy'

/** Every public address. Answered for each request: what may be reused is in `lib/page-cache.ts`. */
export const dynamic = 'force-dynamic'

export const GET = async (request: Request): Promise<Response> =>
  (await staffCopy(request)) ?? answer(request, makePage)
