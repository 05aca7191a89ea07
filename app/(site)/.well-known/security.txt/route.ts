import { answer } from '@/site/page/answer'
import { makeSecurityTxt } from '@/site/security-txt'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeSecurityTxt)
