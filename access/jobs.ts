import type { JobsConfig } from 'payload'

import { hasRole } from './roles'

/**
 * Who may order work for later through Payload's doors: reviewers, since it publishes. Nobody makes the server run it
 * (`/api/payload-jobs/run`): it does so by itself.
 */
export const jobsAccess: JobsConfig['access'] = {
  queue: ({ req: { user } }) => hasRole(user, 'reviewer'),
  cancel: ({ req: { user } }) => hasRole(user, 'reviewer'),
  run: () => false,
}
