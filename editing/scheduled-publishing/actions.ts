/** What becomes of scheduled publications at the request of a reviewer, whose right the callers check. */
import type { PayloadRequest, Where } from 'payload'

import type { PayloadJob } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

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

const IS_WAITING: Where = { processing: { not_equals: true }, hasError: { not_equals: true } }

/** Takes back one that has neither begun nor failed; false when there is none such. */
export async function cancel(req: PayloadRequest, id: string): Promise<boolean> {
  return Boolean(await take(req, id, IS_WAITING))
}

/** Takes back, in the transaction of `req`, all that would publish a document and have neither begun nor failed. */
export async function cancelPublications(
  req: PayloadRequest,
  { collection, id }: { collection: string; id: string },
): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'payload-jobs',
    where: { and: [SCHEDULED, IS_WAITING] },
    pagination: false,
    depth: 0,
    req,
  })
  for (const job of docs) {
    const { doc, type } = inputOf(job)
    const isOfDocument = doc?.relationTo === collection && relationId(doc.value) === id
    if (isOfDocument && type !== 'unpublish') await cancel(req, job.id)
  }
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
const take = (req: PayloadRequest, id: string, where: Where): Promise<PayloadJob | null> =>
  req.payload.db.deleteOne({
    collection: 'payload-jobs',
    where: { and: [SCHEDULED, { id: { equals: id } }, where] },
    req,
  }) as Promise<PayloadJob | null>
