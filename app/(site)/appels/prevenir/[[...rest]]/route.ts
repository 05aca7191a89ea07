import { answerSubscription } from '@/site/subscriptions/answer'

type Context = { params: Promise<{ rest?: string[] }> }

/** Where visitors ask to be told of an opening, confirm it, and leave. Nothing is kept of what they are shown. */
const answer = async (request: Request, { params }: Context): Promise<Response> =>
  answerSubscription(request, (await params).rest ?? [])

export const GET = answer
export const POST = answer
