import { whoAsks } from '@/platform/security/asker'
import { answerShare } from '@/site/share-link'

type Context = { params: Promise<{ token: string }> }

/** A page shared before it is published, for whoever holds the link. Nothing is kept of it, so nothing is reused. */
export const GET = async ({ headers }: Request, { params }: Context): Promise<Response> =>
  answerShare((await params).token, whoAsks(headers))
