const UNREACHABLE = 'Le serveur ne répond pas. Réessayez dans un instant.'
const REFUSED = 'Le serveur a refusé la demande.'

/** Why the server refused the request, in French; an endpoint may add details in `data`. */
export type Refused = { message: string; data?: Record<string, unknown> }

/** `body`: the server's answer, null when it refused or did not answer; `faults`: the messages of its `errors`. */
export type Answer<Body> = { body: Body | null; faults: string[]; errors: Refused[] }

/** Sends a request to the server as the signed-in user. Never throws: failures are in the answer. */
export async function ask<Body>(
  method: 'GET' | 'POST' | 'PATCH',
  address: string,
  data?: object,
): Promise<Answer<Body>> {
  const response = await fetch(address, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: data && JSON.stringify(data),
  }).catch(() => null)
  if (!response) return failed([{ message: UNREACHABLE }])
  const answer = (await response.json().catch(() => null)) as (Body & { errors?: Refused[] }) | null
  if (response.ok && answer) return { body: answer, faults: [], errors: [] }
  return failed(answer?.errors?.length ? answer.errors : [{ message: REFUSED }])
}

const failed = (errors: Refused[]) => ({
  body: null,
  faults: errors.map(({ message }) => message),
  errors,
})
