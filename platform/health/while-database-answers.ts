import config from '@payload-config'
import { getPayload } from 'payload'

import { isDatabaseUp, knownFault } from './database'
import { DATABASE_DOWN, RETRY_AFTER } from './words'

type Handler<Context> = (request: Request, context: Context) => Promise<Response>

/**
 * Calls `handle` only while the database answers; otherwise responds 503 with the reason, in Payload's error format.
 * Payload itself would wait for its driver, and treat a signed-in user as anonymous because it cannot read the account.
 */
export const whileDatabaseAnswers =
  <Context>(handle: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    if (await isDatabaseUp(await getPayload({ config }))) return handle(request, context)
    return Response.json(
      { errors: [{ message: knownFault() ?? DATABASE_DOWN }] },
      { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': RETRY_AFTER } },
    )
  }
