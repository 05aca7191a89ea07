import {
  createLocalReq,
  JobCancelledError,
  type Payload,
  type TaskConfig,
  type APIError,
} from 'payload'

import { hasRole } from '@/access/roles'
import { fieldSentences } from '@/editing/faults'
import type { User } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { byProgram } from '@/platform/program'
import { Refusal } from '@/platform/refusal'

import { storedInput } from './actions'
import { publishHeld } from './held-version'
import { documentOf, SUPERSEDED, TASK, type ScheduleInput } from './job'

/** Retries after 5, 10, 20, 40 and 80 seconds if the database does not answer: two and a half minutes in all. */
const RETRIES = 5
const FIRST_DELAY_MS = 5_000

const BY_PLAN = byProgram('une publication planifiée')

/**
 * Publishes or unpublishes as the person who scheduled it, with their current rights. Replaces Payload's task of the
 * same name, which publishes the newest draft, skips access control if the job has no user, and reports only the names
 * of the invalid fields.
 */
export const schedulePublishTask: TaskConfig<{ input: ScheduleInput; output: object }> = {
  slug: TASK,
  retries: { attempts: RETRIES, backoff: { type: 'exponential', delay: FIRST_DELAY_MS } },
  handler: async ({ input, job, req: { payload } }) => {
    try {
      await carryOut(payload, input, String(job.id))
    } catch (error) {
      const reason = finalReason(error)
      throw reason === null ? error : new JobCancelledError(reason)
    }
    return { output: {} }
  },
}

async function carryOut(payload: Payload, input: ScheduleInput, jobId: string): Promise<void> {
  const { type, version } = input
  const document = documentOf(input)
  if (!document) throw new Refusal('Cette tâche ne dit pas quel document publier.', 400)
  const user = await reviewer(payload, relationId(input.user?.value))
  const req = await createLocalReq({ user, context: BY_PLAN }, payload)
  const change = (_status: 'draft' | 'published') =>
    payload.update({ ...document, data: { _status }, depth: 0, user, overrideAccess: false, req })
  if (type === 'unpublish') await change('draft')
  else if (version) {
    await publishHeld(req, document, version, async () => {
      // A person may have published a newer version since this job started.
      if ((await storedInput(req, jobId)).superseded) throw new Refusal(SUPERSEDED, 409)
      await change('published')
    })
  } else await change('published')
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

const FIRST_SERVER_ERROR = 500

/**
 * Why a retry would not help, in French sentences without personal data; null if a retry may help because the fault
 * comes from the database or the server. Identifies errors by their shape, because a production build has two copies of
 * Payload's classes.
 */
export function finalReason(error: unknown): string | null {
  const { message, name, status } = error as Partial<APIError>
  if (!status || status >= FIRST_SERVER_ERROR) return null
  const sentences = fieldSentences(error)
  if (sentences) return sentences.join(' ')
  if (name === 'Refusal') return message ?? ''
  if (status === 404) return 'Le document n’existe plus, ou il est dans la corbeille.'
  if (status === 403) return 'La personne qui l’a programmée n’a plus le droit de le faire.'
  return message ?? ''
}
