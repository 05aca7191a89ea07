import config from '@payload-config'
import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes'

import { forKnownCallers } from '@/access/rest-callers'
import { whileDatabaseAnswers } from '@/platform/health/while-database-answers'
import { guarded, type Handler, refusingInText } from '@/platform/security/guard-api'

const answer = (handle: Handler): Handler =>
  whileDatabaseAnswers(forKnownCallers(config, guarded(handle)))

export const GET = answer(REST_GET(config))
export const POST = refusingInText(answer(REST_POST(config)))
export const DELETE = answer(REST_DELETE(config))
export const PATCH = answer(REST_PATCH(config))
export const PUT = answer(REST_PUT(config))
export const OPTIONS = answer(REST_OPTIONS(config))
