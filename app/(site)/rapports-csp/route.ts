import { receiveReport } from '@/site/policy-reports'

/** Where browsers tell what the content security policy of a page stopped. */
export const POST = (request: Request): Promise<Response> => receiveReport(request)
