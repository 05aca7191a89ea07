import { receiveReports } from '@/site/policy-reports'

/** Where browsers tell what the content security policy of a page stopped. */
export const dynamic = 'force-dynamic'

export const POST = (request: Request): Promise<Response> => receiveReports(request)
