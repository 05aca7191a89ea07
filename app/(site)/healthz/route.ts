import { healthResponse } from '@/platform/health/words'

/** Whether the process answers at all: if not, it must be started again. Asks nothing of the database. */
export const GET = (): Response => healthResponse(null)
