import { refusedRequest } from '@/site/refused-request'

/** Where the server leads what it refuses (platform/security/protect-responses.ts, proxy.ts). */
export const GET = (request: Request): Promise<Response> => refusedRequest(request.headers)
