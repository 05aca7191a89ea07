import type { Where } from 'payload'

import type { DocumentReference, PublishableSlug } from '@/editing/publishable-slugs'
import type { PayloadJob, User } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

/** The version that a plan holds, and when it was saved (ISO). Versions typed after it have a later date. */
export type HeldVersion = { id: string; savedAt: string }

/**
 * The input of a job. `plannedAt` (ISO) is stored here because Payload changes or clears the job's `waitUntil`. Without
 * a `version` (jobs created by the previous release), the job publishes the newest version.
 */
export type ScheduleInput = {
  type?: 'publish' | 'unpublish' | null
  doc?: { relationTo: PublishableSlug; value: string | { id: string } } | null
  version?: HeldVersion
  /** A newer version was published. A running job checks this before it publishes. */
  superseded?: boolean
  user?: { relationTo: 'users'; value: string | User } | null
  plannedAt?: string
}

export const TASK = 'schedulePublish'

/** Unfinished publish and unpublish jobs, including failed ones. */
export const SCHEDULED: Where = {
  and: [{ taskSlug: { equals: TASK } }, { completedAt: { exists: false } }],
}

export const inputOf = (job: Partial<Pick<PayloadJob, 'input'>>): ScheduleInput =>
  (job.input ?? {}) as ScheduleInput

/** The document that a job publishes or unpublishes; null if the input has none. */
export function documentOf({ doc }: ScheduleInput): DocumentReference | null {
  const id = relationId(doc?.value)
  return doc && id ? { collection: doc.relationTo, id } : null
}

/** The reason of a plan that is not carried out because a newer version has been published. */
export const SUPERSEDED =
  'Une version plus récente a été publiée entre-temps\u00a0: ce qui était programmé ne la remplace pas.'

/** Whether a job failed because a newer version was published first. */
export const isSuperseded = ({ error }: Pick<PayloadJob, 'error'>): boolean =>
  (error as { message?: string } | null)?.message === SUPERSEDED
