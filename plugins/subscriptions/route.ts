import { answerSubscription } from './answer'

type Context = { params: Promise<{ rest?: string[] }> }

/** Where visitors subscribe to an opening, confirm, and unsubscribe. Responses are not cached. */
const answer = async (request: Request, { params }: Context): Promise<Response> =>
  answerSubscription(request, (await params).rest ?? [])

export const GET = answer
export const POST = answer
