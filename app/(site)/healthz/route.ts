import { healthResponse } from '@/platform/health/words'

/** Whether the process responds at all; if not, it must be restarted. Does not query the database. */
export const GET = (): Response => healthResponse(null)
