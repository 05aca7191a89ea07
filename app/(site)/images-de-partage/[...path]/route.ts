import { answer } from '@/lib/public-page/answer'
import { makeShareImage } from '@/lib/share-image/make'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeShareImage)
