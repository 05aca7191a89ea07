import { expect } from '@jest/globals'

/** Returns what staff read at each field when `saving` is refused, with plain spaces; fails if it is not refused. */
export async function faultsOf(saving: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await saving.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toMatchObject({ status: 400 })
  const { errors } = (error as { data: { errors: { path: string; message: string }[] } }).data
  return Object.fromEntries(
    errors.map(({ path, message }) => [path, message.replaceAll('\u00a0', ' ')]),
  )
}
