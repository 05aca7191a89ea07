import { make } from '@/site/make'
import { answer } from '@/site/page/answer'
import { staffCopy } from '@/site/page/staff-copy'

/** Every public address but those beside this one. What may be reused is in `site/page-cache.ts`. */
export const GET = async (request: Request): Promise<Response> =>
  (await staffCopy(request)) ?? answer(request, make)
