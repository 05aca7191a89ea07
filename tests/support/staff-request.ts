import { createLocalReq, type Payload, type PayloadHandler, type TypedUser } from 'payload'

/** Returns what `handler`, an endpoint of a collection, answers to `user` for the document `id`. Throws what it throws. */
export async function askEndpoint(
  payload: Payload,
  handler: PayloadHandler,
  { user, id, body }: { user: TypedUser | null; id: string; body?: unknown },
): Promise<{ status: number; body: unknown }> {
  const req = await createLocalReq({ user: user ?? undefined }, payload)
  const response = await handler(
    Object.assign(req, { routeParams: { id }, json: () => Promise.resolve(body) }),
  )
  return { status: response.status, body: await response.json() }
}
