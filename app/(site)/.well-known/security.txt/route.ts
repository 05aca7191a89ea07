import { answer } from '@/site/page/answer'
import { makeSecurityTxt } from '@/site/well-known'

export const GET = (request: Request): Promise<Response> => answer(request, makeSecurityTxt)
