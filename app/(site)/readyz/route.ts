import config from '@payload-config'
import { getPayload } from 'payload'

import { env } from '@/platform/env'
import { whyNotReady } from '@/platform/health/readiness'
import { reusedReadiness } from '@/platform/health/recent-readiness'
import { healthResponse } from '@/platform/health/words'

/** Whether this process may receive visitors: its database responds and has its schema, and it is not stopping. */
export const GET = async (): Promise<Response> => healthResponse(await readiness())

const readiness = reusedReadiness(() => whyNotReady(() => getPayload({ config }), env()))
