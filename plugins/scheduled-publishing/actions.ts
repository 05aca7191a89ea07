/**
 * Changes to scheduled publications, at the request of a reviewer (the callers check the role) or when their documents
 * change.
 */
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  PayloadRequest,
  TypeWithID,
  Where,
} from 'payload'
import { z } from 'zod'

import { bodyOf } from '@/editing/endpoint'
import { allOf } from '@/editing/find'
import type { DocumentReference, PublishableSlug } from '@/editing/publishable-slugs'
import { publishesHeld } from '@/editing/published'
import { tellStaffAction } from '@/editing/staff-actions'
import type { PayloadJob } from '@/payload-types'
import { inTransaction } from '@/platform/database/in-transaction'

import { holdShown } from './held-version'
import {
  documentOf,
  inputOf,
  isSuperseded,
  SCHEDULED,
  SUPERSEDED,
  TASK,
  type ScheduleInput,
} from './job'

/** Schedules a publication for `date` in the name of the caller. */
export async function plan(req: PayloadRequest, input: ScheduleInput, date: Date): Promise<void> {
  const mine: ScheduleInput = { plannedAt: date.toISOString(), ...input, user: callerKindOf(req) }
  await inTransaction(req, async () => {
    await req.payload.jobs.queue({ task: TASK, input: mine, waitUntil: date, req })
    await tell(req, 'a programmé', mine)
  })
}

/** Tells what the caller did to a scheduled action. `verb`: in French. */
async function tell(req: PayloadRequest, verb: string, input: ScheduleInput): Promise<void> {
  const document = documentOf(input)
  const what = input.type === 'unpublish' ? 'la mise hors ligne' : 'la publication'
  if (document) await tellStaffAction(req, { does: `${verb} ${what} de`, document })
}

const callerKindOf = ({ user }: PayloadRequest): ScheduleInput['user'] =>
  user && { relationTo: 'users', value: user.id }

const IS_IDLE: Where = { processing: { not_equals: true } }
const HAS_FAILED: Where = { hasError: { equals: true } }
const IS_WAITING: Where = { and: [IS_IDLE, { hasError: { not_equals: true } }] }

/** Cancels a publication that has neither started nor failed; false if there is none. */
export async function cancel(req: PayloadRequest, id: string): Promise<boolean> {
  const job = await take(req, id, IS_WAITING)
  if (job) await tell(req, 'a annulé', inputOf(job))
  return Boolean(job)
}

/**
 * After a document is moved to the trash: cancels its scheduled publications, but keeps a scheduled unpublishing. A
 * restored document is a draft that staff must read before they publish it.
 */
export const cancelWhenTrashed: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id, deletedAt } = doc as { id: string; deletedAt?: string | null }
  if (!deletedAt) return
  const document = { collection: collection.slug as PublishableSlug, id }
  for (const job of await plansOf(req, document, IS_WAITING)) {
    if (inputOf(job).type !== 'unpublish') await cancel(req, job.id)
  }
}

/** After a document is permanently deleted: deletes its scheduled and failed publications. */
export const cancelWhenDeleted: CollectionAfterDeleteHook = async ({ collection, id, req }) => {
  const document = { collection: collection.slug as PublishableSlug, id: String(id) }
  for (const job of await plansOf(req, document, IS_IDLE)) await take(req, job.id, IS_IDLE)
}

/**
 * After a document is published: marks its plans that hold an older version as superseded and failed. A person always
 * publishes a newer version than any plan holds, so dates are not compared in that case. A running job reads the mark
 * in its input before it publishes, because Payload overwrites its error.
 */
export const supersedeOlder: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { _status, id } = doc as TypeWithID & { _status?: string }
  if (_status !== 'published') return
  const document = { collection: collection.slug as PublishableSlug, id: String(id) }
  const published = publishesHeld(req)
  for (const job of await plansOf(req, document, {})) {
    const input = inputOf(job)
    const { version } = input
    if (!version || (published && version.savedAt >= published.savedAt)) continue
    const failure = { hasError: true, error: { cancelled: true, message: SUPERSEDED } }
    const data = { input: { ...input, superseded: true }, ...(!job.processing && failure) }
    await req.payload.db.updateJobs({ id: job.id, data, req })
  }
}

async function plansOf(req: PayloadRequest, document: DocumentReference, where: Where) {
  const jobs = await allOf(req, 'payload-jobs', { where: { and: [SCHEDULED, where] } })
  return jobs.filter((job) => {
    const about = documentOf(inputOf(job))
    return about?.collection === document.collection && about.id === document.id
  })
}

const screen = z.object({ loaded: z.iso.datetime() })

/** The stored input of a job, in the transaction of `req`. */
export const storedInput = async (req: PayloadRequest, id: string): Promise<ScheduleInput> =>
  inputOf((await findPlannedJob(req, jobOf(id, {}))) ?? {})

/** Makes a waiting job publish the version on the screen, in the name of the caller; false if there is no such job. */
export async function hold(req: PayloadRequest, id: string): Promise<boolean> {
  const { loaded } = await bodyOf(req, screen, 'Rechargez la page, puis recommencez.')
  const where = jobOf(id, IS_WAITING)
  const input = inputOf((await findPlannedJob(req, where)) ?? {})
  const document = documentOf(input)
  if (!document || input.type === 'unpublish') return false
  const version = await holdShown(req, document, loaded)
  const data = { input: { ...input, version, superseded: false, user: callerKindOf(req) } }
  return Boolean((await req.payload.db.updateJobs({ where, data, req }))?.length)
}

/** Deletes a failed publication; false if there is none. */
export async function dismiss(req: PayloadRequest, id: string): Promise<boolean> {
  return Boolean(await take(req, id, HAS_FAILED))
}

/** Schedules a failed publication again, for now and in the name of the caller; false if none can be retried. */
export async function retry(req: PayloadRequest, id: string): Promise<boolean> {
  const found = await findPlannedJob(req, jobOf(id, HAS_FAILED))
  const failed = found && !isSuperseded(found) && (await take(req, id, HAS_FAILED))
  if (failed) await plan(req, inputOf(failed), new Date())
  return Boolean(failed)
}

/** Deletes the job if it matches `where` and returns it; otherwise null. */
const take = (req: PayloadRequest, id: string, where: Where): Promise<PayloadJob | null> =>
  req.payload.db.deleteOne({
    collection: 'payload-jobs',
    where: jobOf(id, where),
    req,
  }) as Promise<PayloadJob | null>

const findPlannedJob = (req: PayloadRequest, where: Where): Promise<PayloadJob | null> =>
  req.payload.db.findOne<PayloadJob>({ collection: 'payload-jobs', where, req })

const jobOf = (id: string, where: Where): Where => ({
  and: [SCHEDULED, { id: { equals: id } }, where],
})
