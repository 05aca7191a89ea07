const UNREACHABLE = 'Le serveur ne répond pas. Réessayez dans un instant.'
const REFUSED = 'Le serveur a refusé la demande.'

/** `body`: what the server answered, null when it did not do as it was asked; `faults`: then why, in French. */
export type Answer<Body> = { body: Body | null; faults: string[] }

/** Asks the server something, as the person who is signed in. */
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
  if (!response) return { body: null, faults: [UNREACHABLE] }
  const answer = (await response.json().catch(() => null)) as
    (Body & { errors?: { message: string }[] }) | null
  if (response.ok && answer) return { body: answer, faults: [] }
  const faults = answer?.errors?.map(({ message }) => message)
  return { body: null, faults: faults?.length ? faults : [REFUSED] }
}
