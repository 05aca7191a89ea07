import { makeAtom } from '@/site/feeds/make'
import { answer } from '@/site/page/answer'

export const GET = (request: Request): Promise<Response> => answer(request, makeAtom)
