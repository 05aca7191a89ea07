import { answer } from '@/site/page/answer'
import { makeSitemap } from '@/site/well-known'

export const GET = (request: Request): Promise<Response> => answer(request, makeSitemap)
