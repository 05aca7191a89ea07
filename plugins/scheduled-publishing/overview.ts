/** The scheduled and failed publications, for the admin dashboard and for the form of each document. */
import {
  createLocalReq,
  type CollectionSlug,
  type Payload,
  type PayloadRequest,
  type TypedUser,
} from 'payload'

import { isStaff } from '@/access/roles'
import { labelText } from '@/editing/document-title'
import { allOf } from '@/editing/find'
import type { DocumentReference } from '@/editing/publishable-slugs'
import type { PayloadJob, User } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { isWrittenOver } from './held-version'
import { documentOf, inputOf, isSuperseded, SCHEDULED } from './job'

/** A job, as shown to staff. */
export type ScheduledPublication = NonNullable<Awaited<ReturnType<typeof describe>>>

/**
 * Failed publications first, then by planned date. `only`: restricts them to one document. Reads document names with
 * the access rights of `user`; empty for anyone but staff.
 */
export async function scheduledPublications(
  payload: Payload,
  user: TypedUser | null | undefined,
  only?: DocumentReference,
): Promise<ScheduledPublication[]> {
  if (!isStaff(user)) return []
  const req = await createLocalReq({ user }, payload)
  const jobs = await allOf(req, 'payload-jobs', { where: SCHEDULED })
  const publications = await Promise.all(jobs.map((job) => describe(req, user, job, only)))
  return publications
    .filter((publication) => publication !== null)
    .sort(
      (a, b) =>
        Number(b.failure !== null) - Number(a.failure !== null) ||
        Date.parse(a.plannedAt) - Date.parse(b.plannedAt),
    )
}

async function describe(
  req: PayloadRequest,
  user: TypedUser,
  job: PayloadJob,
  only?: DocumentReference,
) {
  const input = inputOf(job)
  const { plannedAt, type, user: planner, version } = input
  const about = documentOf(input)
  if (!about) return null
  if (only && (about.collection !== only.collection || about.id !== only.id)) return null
  const { payload } = req
  return {
    id: job.id,
    type: type ?? 'publish',
    document: await named(payload, user, about),
    plannedAt: new Date(plannedAt ?? job.waitUntil ?? job.createdAt).toISOString(),
    /** Name of the planner; null if their account is deleted. */
    by: await accountName(payload, user, relationId(planner?.value)),
    /** When the version to publish was saved; null if the job publishes the newest version or unpublishes. */
    heldSince: version?.savedAt ?? null,
    /** Whether a different version was saved since. Computed only for the form of one document. */
    isWrittenOver: Boolean(only && version && (await isWrittenOver(req, about, version))),
    /** In French; null unless it has failed permanently. */
    failure: job.hasError ? failureOf(job) : null,
    /** Whether a failed publication can be retried. */
    mayRetry: !isSuperseded(job),
  }
}

async function named(payload: Payload, user: TypedUser, { collection, id }: DocumentReference) {
  const { admin, labels } = payload.collections[collection].config
  const found = await readDocument(payload, user, collection, id)
  const title = found?.[admin.useAsTitle as keyof typeof found]
  const kind = labelText(labels.singular, collection)
  return {
    title: typeof title === 'string' && title ? title : `${kind} sans titre`,
    /** Path of its edit screen; null if the document is permanently deleted. */
    href: found && `/admin/collections/${collection}/${id}`,
  }
}

async function accountName(payload: Payload, user: TypedUser, id: string | undefined) {
  const found = id ? ((await readDocument(payload, user, 'users', id)) as User | null) : null
  return found?.name ?? null
}

/** The newest version, even in the trash; null if it does not exist or `user` may not read it. */
const readDocument = (payload: Payload, user: TypedUser, collection: CollectionSlug, id: string) =>
  payload.findByID({
    collection,
    id,
    user,
    overrideAccess: false,
    draft: true,
    trash: true,
    depth: 0,
    disableErrors: true,
  })

/** Our own reasons are written for staff. Other errors are in English and describe server internals. */
function failureOf({ error }: PayloadJob): string {
  const { cancelled, message } = (error ?? {}) as { cancelled?: boolean; message?: string }
  return cancelled && message ? message : 'La base de données n’a pas répondu, à chaque essai.'
}
