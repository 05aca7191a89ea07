import { answer } from '@/lib/public-page/answer'
import { makePage } from '@/lib/public-page/make-page'

/** Every public address. Answered for each request: what may be reused is in `lib/page-cache.ts`. */
export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makePage)
