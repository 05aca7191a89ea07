import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/** Does `work`, which hands `req` to all that it reads and writes, in one transaction of its own: all of it, or nothing. */
export async function inTransaction<Result>(
  req: PayloadRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  await initTransaction(req)
  try {
    const result = await work()
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
