/** What becomes of scheduled publications at the request of a reviewer, whose right the callers check. */
import type { PayloadRequest, Where } from 'payload'

import type { PayloadJob } from '@/payload-types'

import { inputOf, SCHEDULED, TASK, type ScheduleInput } from './job'

/** Plans one for `date`, in the name of who asks. */
export async function plan(req: PayloadRequest, input: ScheduleInput, date: Date): Promise<void> {
  const mine: ScheduleInput = {
    plannedAt: date.toISOString(),
    ...input,
    user: req.user && { relationTo: 'users', value: req.user.id },
  }
  await req.payload.jobs.queue({ task: TASK, input: mine, waitUntil: date })
}

/** Takes back one that has neither begun nor failed; false when there is none such. */
export async function cancel(req: PayloadRequest, id: string): Promise<boolean> {
  const isWaiting = { processing: { not_equals: true }, hasError: { not_equals: true } }
  return Boolean(await take(req, id, isWaiting))
}

/** Forgets one that failed; false when there is none such. */
export async function dismiss(req: PayloadRequest, id: string): Promise<boolean> {
  return Boolean(await take(req, id, { hasError: { equals: true } }))
}

/** Plans one that failed again, for now and in the name of who asks; false when there is none such. */
export async function retry(req: PayloadRequest, id: string): Promise<boolean> {
  const failed = await take(req, id, { hasError: { equals: true } })
  if (failed) await plan(req, inputOf(failed), new Date())
  return Boolean(failed)
}

/** Deletes a job that is as `where` says and returns it; null when none is. */
const take = ({ payload }: PayloadRequest, id: string, where: Where): Promise<PayloadJob | null> =>
  payload.db.deleteOne({
    collection: 'payload-jobs',
    where: { and: [SCHEDULED, { id: { equals: id } }, where] },
  }) as Promise<PayloadJob | null>
