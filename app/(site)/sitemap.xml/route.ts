import { answer } from '@/site/page/answer'
import { makeSitemap } from '@/site/sitemap'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeSitemap)
