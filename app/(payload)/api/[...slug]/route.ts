import config from '@payload-config'
import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes'

import { whileDatabaseAnswers } from '@/platform/health/while-database-answers'
import { guarded, refusingInText } from '@/platform/security/guard-api'

export const GET = whileDatabaseAnswers(guarded(REST_GET(config)))
export const POST = refusingInText(whileDatabaseAnswers(guarded(REST_POST(config))))
export const DELETE = whileDatabaseAnswers(guarded(REST_DELETE(config)))
export const PATCH = whileDatabaseAnswers(guarded(REST_PATCH(config)))
export const PUT = whileDatabaseAnswers(guarded(REST_PUT(config)))
export const OPTIONS = guarded(REST_OPTIONS(config))
