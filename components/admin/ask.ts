const UNREACHABLE = 'Le serveur ne répond pas. Réessayez dans un instant.'
const REFUSED = 'Le serveur a refusé la demande.'

/** Why the server refused the request; an endpoint may add details to the message. */
export type Refused = { message: string }

/** `body`: the server's answer, null when it refused or did not answer; `faults`: the reasons, in French. */
export type Answer<Body, Failure extends Refused = Refused> = {
  body: Body | null
  faults: string[]
  /** The same as `faults`, with the details that the endpoint gives about each. */
  errors: (Failure | Refused)[]
}

/** Sends a request to the server as the signed-in user. Never throws: failures are in the answer. */
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
