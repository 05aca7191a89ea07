import { answer } from '@/lib/public-page/answer'
import { makeSecurityTxt } from '@/lib/security/security-txt'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => answer(request, makeSecurityTxt)
