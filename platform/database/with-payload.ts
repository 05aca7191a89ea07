import type { Payload, SanitizedConfig } from 'payload'

import { env } from '../env'
import { openPayload } from './open-payload'

/**
 * Opens the database of this environment with `config`, returns what `work` resolves to, and closes the database in all
 * cases. For commands. Throws the errors of `openPayload` and of `work`.
 */
export async function withPayload<Result>(
  config: Promise<SanitizedConfig>,
  work: (payload: Payload) => Promise<Result>,
): Promise<Result> {
  const payload = await openPayload(config, env().databaseUrl)
  try {
    return await work(payload)
  } finally {
    await payload.destroy()
  }
}
