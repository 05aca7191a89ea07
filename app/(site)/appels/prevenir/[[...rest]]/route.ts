import { answerSubscription } from '@/site/subscriptions/answer'

/** Where visitors ask to be told of an opening, confirm it, and leave. Nothing is kept of what they are shown. */
export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ rest?: string[] }> }

const answer = async (request: Request, { params }: Context): Promise<Response> =>
  answerSubscription(request, (await params).rest ?? [])

export const GET = answer
export const POST = answer
