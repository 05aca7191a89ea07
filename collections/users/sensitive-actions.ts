import type { PayloadRequest } from 'payload'

import { customList } from '@/platform/custom-list'

/** Throws a Refusal if the user of `req` must first confirm who they are. */
type Check = (req: PayloadRequest) => Promise<void>

const checks = customList<Check>('sensitiveActions')

/** Returns a configuration in which `check` may refuse what `beforeSensitiveAction` announces. */
export const withSensitiveActionCheck = checks.add

/**
 * Call it in an endpoint or a hook before what no operation on a document shows to be sensitive: an export, or a link that
 * gives an account. Throws the Refusal of a check. Checks only look at people: scripts and jobs have no user.
 */
export async function beforeSensitiveAction(req: PayloadRequest): Promise<void> {
  for (const check of checks.of(req.payload.config)) await check(req)
}
