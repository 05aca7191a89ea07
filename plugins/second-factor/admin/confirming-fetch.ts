/** Whether the server refused a request until the person confirms who they are (`confirmed.ts`). */
async function isAsked(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { errors?: { data?: { isConfirmationAsked?: boolean } }[] } | null
  return Boolean(body?.errors?.some(({ data }) => data?.isConfirmationAsked))
}

/**
 * Returns `fetch` with one more step: a request that the server refuses until a confirmation is sent again after `confirm`
 * resolves to true. Otherwise its sender receives the refusal. It covers Payload's screens and ours, which all use `fetch`.
 */
export const confirmingFetch =
  (fetch: typeof window.fetch, confirm: () => Promise<boolean>): typeof window.fetch =>
  async (input, init) => {
    for (;;) {
      // The body of a Request is read once.
      const response = await fetch(input instanceof Request ? input.clone() : input, init)
      if (!(await isAsked(response)) || !(await confirm())) return response
    }
  }
