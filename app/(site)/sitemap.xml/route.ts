import { answer } from '@/lib/public-page/answer'
import { makeSitemap } from '@/lib/sitemap/make'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeSitemap)
