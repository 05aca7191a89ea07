import { createHook } from 'node:async_hooks'

/** Returns how many passwords the process hashes (PBKDF2) during `work`, which must be the only work at that time. */
export async function hashings(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const hook = createHook({
    init: (_, type) => {
      if (type === 'PBKDF2REQUEST') count += 1
    },
  }).enable()
  await work().finally(() => hook.disable())
  return count
}
