/** What is planned and what failed, for the dashboard of the admin. */
import type { CollectionSlug, Payload, TypedUser } from 'payload'

import type { PayloadJob, User } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { inputOf, SCHEDULED, type ScheduleInput } from './job'

type Doc = NonNullable<ScheduleInput['doc']>

/** `by`: who planned it; null when their account is gone. `failure`: in French, null while it has not failed for good. */
export type ScheduledPublication = {
  id: string
  type: 'publish' | 'unpublish'
  /** `path`: of its edit screen, within the admin; null when the document is gone for good. */
  document: { title: string; path: `/${string}` | null }
  plannedAt: Date
  by: string | null
  failure: string | null
}

/** Failures first, then in the order planned. Names documents as `user` may read them; empty without a user. */
export async function scheduledPublications(
  payload: Payload,
  user: TypedUser | null | undefined,
): Promise<ScheduledPublication[]> {
  if (!user) return []
  const { docs } = await payload.find({
    collection: 'payload-jobs',
    where: SCHEDULED,
    pagination: false,
    depth: 0,
  })
  const publications = await Promise.all(docs.map((job) => describe(payload, user, job)))
  return publications
    .filter((publication) => publication !== null)
    .sort(
      (a, b) =>
        Number(b.failure !== null) - Number(a.failure !== null) || +a.plannedAt - +b.plannedAt,
    )
}

async function describe(
  payload: Payload,
  user: TypedUser,
  job: PayloadJob,
): Promise<ScheduledPublication | null> {
  const { doc, plannedAt, type, user: planner } = inputOf(job)
  if (!doc) return null
  return {
    id: job.id,
    type: type ?? 'publish',
    document: await documentOf(payload, user, doc),
    plannedAt: new Date(plannedAt ?? job.waitUntil ?? job.createdAt),
    by: await nameOf(payload, user, relationId(planner?.value)),
    failure: job.hasError ? failureOf(job) : null,
  }
}

async function documentOf(payload: Payload, user: TypedUser, { relationTo, value }: Doc) {
  const id = relationId(value)!
  const { admin, labels } = payload.collections[relationTo].config
  const found = await read(payload, user, relationTo, id)
  const title = found?.[admin.useAsTitle as keyof typeof found]
  const kind = typeof labels.singular === 'string' ? labels.singular : relationTo
  return {
    title: typeof title === 'string' && title ? title : `${kind} sans titre`,
    path: found && (`/collections/${relationTo}/${id}` as const),
  }
}

async function nameOf(payload: Payload, user: TypedUser, id: string | undefined) {
  const found = id ? ((await read(payload, user, 'users', id)) as User | null) : null
  return found?.name ?? null
}

/** The newest version, or the published one, or one in the trash: null when there is none or `user` may not read it. */
const read = (payload: Payload, user: TypedUser, collection: CollectionSlug, id: string) =>
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

/** A reason of our own was made for staff; another error speaks English, of the inside of the server. */
function failureOf({ error }: PayloadJob): string {
  const { cancelled, message } = (error ?? {}) as { cancelled?: boolean; message?: string }
  return cancelled && message ? message : 'La base de données n’a pas répondu, à chaque essai.'
}
