import { callerAddress } from '@/platform/security/caller'

import { answerShare } from './answer'

type Context = { params: Promise<{ token: string }> }

/** A page shared before publication, for anyone with the link. Responses are not cached. */
export const GET = async ({ headers }: Request, { params }: Context): Promise<Response> =>
  answerShare((await params).token, callerAddress(headers))
