import type { Payload } from 'payload'

import { customList } from '@/platform/custom-list'

/**
 * A log-in without password that was refused. `account`: the account that it was for; null if there is none. `by`: the way
 * of signing in, as « par … » is followed by it.
 */
export type RefusedLogIn = { account: { id: string; name?: string | null } | null; by: string }

type Listener = (payload: Payload, refused: RefusedLogIn) => Promise<void>

const listeners = customList<Listener>('refusedLogIns')

/** Returns a configuration in which `listener` learns of the refusals that `tellRefusedLogIn` tells. */
export const withRefusedLogInListener = listeners.add

/** Tells the listeners of a refusal, after its transaction has ended. Only logs their errors: the refusal stands. */
export async function tellRefusedLogIn(payload: Payload, refused: RefusedLogIn): Promise<void> {
  for (const listener of listeners.of(payload.config)) {
    await listener(payload, refused).catch((err: unknown) =>
      payload.logger.error({ err, msg: 'Une connexion refusée manque au journal d’activité' }),
    )
  }
}
