const UNREACHABLE = 'Le serveur ne répond pas. Réessayez dans un instant.'
const REFUSED = 'Le serveur a refusé la demande.'

/** Why the server did not do as it was asked; an endpoint may tell more than a sentence. */
export type Refused = { message: string }

/** `body`: what the server answered, null when it did not do as it was asked; `faults`: then why, in French. */
export type Answer<Body, Failure extends Refused = Refused> = {
  body: Body | null
  faults: string[]
  /** The same as `faults`, with all that the endpoint tells of each. */
  errors: (Failure | Refused)[]
}

/** Asks the server something, as the person who is signed in. */
export async function ask<Body, Failure extends Refused = Refused>(
  method: 'GET' | 'POST' | 'PATCH',
  address: string,
  data?: object,
): Promise<Answer<Body, Failure>> {
  const response = await fetch(address, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: data && JSON.stringify(data),
  }).catch(() => null)
  if (!response) return failed([{ message: UNREACHABLE }])
  const answer = (await response.json().catch(() => null)) as (Body & { errors?: Failure[] }) | null
  if (response.ok && answer) return { body: answer, faults: [], errors: [] }
  return failed(answer?.errors?.length ? answer.errors : [{ message: REFUSED }])
}

const failed = <Failure extends Refused>(errors: Failure[]) => ({
  body: null,
  faults: errors.map(({ message }) => message),
  errors,
})
