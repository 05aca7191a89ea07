import { JobCancelledError, type Config, type Payload, type TaskConfig } from 'payload'

import { hasRole } from '@/access/roles'
import type { User } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'

import { finalReason } from './final-reason'
import { TASK, type ScheduleInput } from './job'

/** A database that does not answer is asked again 5, 10, 20, 40 and 80 seconds later: two minutes and a half in all. */
const RETRIES = 5
const FIRST_DELAY_MS = 5_000

/**
 * Publishes or unpublishes as whoever scheduled it, with the rights that they have now. It stands for Payload's own task
 * of that name, which acts without any right where the job names nobody, and says but the names of the wrong fields.
 */
const schedulePublishTask: TaskConfig<'schedulePublish'> = {
  slug: TASK,
  retries: { attempts: RETRIES, backoff: { type: 'exponential', delay: FIRST_DELAY_MS } },
  handler: async ({ input, req: { payload } }) => {
    try {
      await carryOut(payload, input)
    } catch (error) {
      const reason = finalReason(error)
      throw reason === null ? error : new JobCancelledError(reason)
    }
    return { output: {} }
  },
}

async function carryOut(payload: Payload, { doc, type, user }: ScheduleInput): Promise<void> {
  if (!doc) throw new Refusal('Cette tâche ne dit pas quel document publier.', 400)
  await payload.update({
    collection: doc.relationTo,
    id: relationId(doc.value)!,
    data: { _status: type === 'unpublish' ? 'draft' : 'published' },
    depth: 0,
    user: await reviewer(payload, relationId(user?.value)),
    overrideAccess: false,
  })
}

async function reviewer(payload: Payload, id: string | undefined) {
  const user: User | null = id
    ? await payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true })
    : null
  if (!user) throw new Refusal('Le compte de la personne qui l’a programmée n’existe plus.', 403)
  if (!hasRole(user, 'reviewer')) {
    throw new Refusal('La personne qui l’a programmée n’a plus le droit de publier.', 403)
  }
  return { ...user, collection: 'users' as const }
}

const nobody = () => false

/**
 * Payload adds its own task of the same slug after ours, and takes the first. Over HTTP anyone signed in could otherwise
 * run jobs, beside the lease.
 */
export const scheduleJobs = {
  tasks: [schedulePublishTask],
  access: { run: nobody, queue: nobody, cancel: nobody },
} satisfies Config['jobs']
