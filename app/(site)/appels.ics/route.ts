import { makeCalendar } from '@/lib/feeds/make'
import { answer } from '@/lib/public-page/answer'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeCalendar)
