import type { Where } from 'payload'

import type { PayloadJob, TaskSchedulePublish } from '@/payload-types'

/** What the drawer asks for. `plannedAt` (ISO) is kept here, for Payload moves or empties the job's own `waitUntil`. */
export type ScheduleInput = TaskSchedulePublish['input'] & {
  plannedAt?: string
  timezone?: string
}

export const TASK = 'schedulePublish'

/** Jobs that publish or unpublish and are not done, those that failed included. */
export const SCHEDULED: Where = {
  and: [{ taskSlug: { equals: TASK } }, { completedAt: { exists: false } }],
}

export const inputOf = (job: Pick<PayloadJob, 'input'>): ScheduleInput =>
  (job.input ?? {}) as ScheduleInput
