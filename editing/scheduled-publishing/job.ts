import type { Where } from 'payload'

import type { DocumentReference, PublishableSlug } from '@/editing/publishable-slugs'
import type { PayloadJob, User } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

/** A version that a plan holds, and when it was saved (ISO): versions typed after it are later. */
export type HeldVersion = { id: string; savedAt: string }

/**
 * What a job is to do, and for whom. `plannedAt` (ISO) is kept here, for Payload moves or empties the job's own `waitUntil`.
 * Without a `version`, as the release before planned it, what is published is the newest.
 */
export type ScheduleInput = {
  type?: 'publish' | 'unpublish' | null
  doc?: { relationTo: PublishableSlug; value: string | { id: string } } | null
  version?: HeldVersion
  user?: { relationTo: 'users'; value: string | User } | null
  plannedAt?: string
}

export const TASK = 'schedulePublish'

/** Jobs that publish or unpublish and are not done, those that failed included. */
export const SCHEDULED: Where = {
  and: [{ taskSlug: { equals: TASK } }, { completedAt: { exists: false } }],
}

export const inputOf = (job: Partial<Pick<PayloadJob, 'input'>>): ScheduleInput =>
  (job.input ?? {}) as ScheduleInput

/** What a job publishes or unpublishes; null where it does not say. */
export function documentOf({ doc }: ScheduleInput): DocumentReference | null {
  const id = relationId(doc?.value)
  return doc && id ? { collection: doc.relationTo, id } : null
}

/** Whether newer words than a job's were published before it was done. */
export const isSuperseded = ({ error }: Pick<PayloadJob, 'error'>): boolean =>
  Boolean((error as { superseded?: boolean } | null)?.superseded)
