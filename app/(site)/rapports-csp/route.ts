import { receiveReport } from '@/site/policy-reports'

/** Receives browser reports of what the content security policy of a page blocked. */
export const POST = (request: Request): Promise<Response> => receiveReport(request)
