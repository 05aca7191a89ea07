import type { CollectionBeforeDeleteHook } from 'payload'

import { allOf } from '@/editing/find'
import { relationId } from '@/platform/database/ids'

import { inputOf, SCHEDULED } from './job'

/**
 * Before an account is deleted: its scheduled publications go on in the name of the administrator who deletes it. They would
 * otherwise fail.
 */
export const handOverPlans: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!req.user || req.user.id === id) return
  const user = { relationTo: 'users', value: req.user.id }
  for (const job of await allOf(req, 'payload-jobs', { where: SCHEDULED })) {
    const input = inputOf(job)
    if (relationId(input.user?.value) !== id) continue
    await req.payload.db.updateJobs({ id: job.id, data: { input: { ...input, user } }, req })
  }
}
