import { refusedRequest } from '@/site/refused-request'

/** Where the server leads what it refuses (platform/security/protect-responses.ts, proxy.ts). */
export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => refusedRequest(request.headers)
