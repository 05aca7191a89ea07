import { refusedRequest } from '@/site/refused-request'

/** Where the server routes refused requests (platform/security/protect-responses.ts, proxy.ts). */
export const GET = (request: Request): Promise<Response> => refusedRequest(request.headers)
