import { answerInvitation } from './answer'

type Context = { params: Promise<{ token: string }> }

/** Where an invited person creates their account. Responses are not cached. */
const answer = async (request: Request, { params }: Context): Promise<Response> =>
  answerInvitation(request, (await params).token)

export const GET = answer
export const POST = answer
