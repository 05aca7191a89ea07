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
  /** Newer words were published: what a job that has begun reads before it publishes. */
  superseded?: boolean
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

/** Why a plan is not carried out whose words are older than what a person has published since. */
export const SUPERSEDED =
  'Une version plus récente a été publiée entre-temps\u00a0: ce qui était programmé ne la remplace pas.'

/** Whether a job failed because newer words than its own were published before it was done. */
export const isSuperseded = ({ error }: Pick<PayloadJob, 'error'>): boolean =>
  (error as { message?: string } | null)?.message === SUPERSEDED
