import type { Payload, Where } from 'payload'

import { relationId } from '@/platform/database/ids'
import { ifLeased } from '@/platform/database/lease'
import { startTurns } from '@/platform/turns'

import { inputOf, SCHEDULED, TASK } from './job'

/** How long others wait for an instance that died at work. */
const LEASE_MS = 30_000

/** How often the server may stop during one job before it is held to be the cause. */
const MAX_STOPS = 5

/** Runs what is planned from now on; resolves after the first turn. `stop` waits for the job that is running. */
export async function startScheduledPublishing(payload: Payload) {
  const runner = await startTurns(payload, {
    name: 'scheduled-publishing',
    failing: 'Les publications programmées sont en attente',
    turn: runDueJobs,
  })
  await runner.first
  return runner
}

/**
 * Runs the jobs that are due, one after the other in the order planned, if this instance gets the lease. Stops between
 * two jobs once `isStopping` says so. Throws what the database throws.
 */
export async function runDueJobs(
  payload: Payload,
  holder: string,
  isStopping: () => boolean = () => false,
): Promise<void> {
  if (!(await isAnyDue(payload))) return
  await ifLeased(payload, { name: 'scheduled-publishing', holder }, LEASE_MS, async (isOurs) => {
    await putBackInterrupted(payload)
    while (isOurs() && !isStopping() && (await runNext(payload)));
  })
}

/** Whether a job may have to be run or put back: a query without a write, for it is asked every few seconds. */
async function isAnyDue(payload: Payload): Promise<boolean> {
  const isDue: Where[] = [
    { processing: { equals: true } },
    { waitUntil: { exists: false } },
    { waitUntil: { less_than: new Date().toISOString() } },
  ]
  const { totalDocs } = await payload.count({
    collection: 'payload-jobs',
    where: { and: [SCHEDULED, { hasError: { not_equals: true } }, { or: isDue }] },
  })
  return totalDocs > 0
}

/** Whether there was one. Only one is claimed at a time: a stop leaves the others as they were. */
async function runNext(payload: Payload): Promise<boolean> {
  const { jobStatus = {} } = await payload.jobs.run({
    where: { taskSlug: { equals: TASK } },
    processingOrder: 'waitUntil',
    limit: 1,
    // Payload would log the whole job and its error.
    silent: true,
  })
  for (const [id, { status }] of Object.entries(jobStatus)) {
    if (status !== 'success') await logFailure(payload, id)
  }
  return Object.keys(jobStatus).length > 0
}

async function logFailure(payload: Payload, id: string): Promise<void> {
  const job = await payload.findByID({
    collection: 'payload-jobs',
    id,
    depth: 0,
    disableErrors: true,
  })
  if (!job) return
  const { doc, type } = inputOf(job)
  const { message } = (job.error ?? job.log?.at(-1)?.error ?? {}) as { message?: string }
  payload.logger.error({
    msg: 'Publication programmée impossible',
    job: id,
    type,
    document: doc && `${doc.relationTo}/${relationId(doc.value)}`,
    reason: message,
    isRetried: !job.hasError,
  })
}

/**
 * Makes jobs due again that a process began and did not end, because it died or lost its database. To be called by the
 * holder of the lease only, while it runs none: nobody else is then at work on them.
 */
async function putBackInterrupted(payload: Payload): Promise<void> {
  const { docs } = await payload.find({
    collection: 'payload-jobs',
    where: { and: [SCHEDULED, { processing: { equals: true } }] },
    pagination: false,
    depth: 0,
  })
  for (const { id, totalTried } of docs) {
    const tries = (totalTried ?? 0) + 1
    const isGivenUp = tries > MAX_STOPS
    const error = { cancelled: true, message: 'Le serveur s’est arrêté à chaque essai.' }
    await payload.db.updateJobs({
      id,
      data: {
        processing: false,
        totalTried: tries,
        updatedAt: new Date().toISOString(),
        ...(isGivenUp && { hasError: true, error }),
      },
      returning: false,
    })
    payload.logger.warn({ msg: 'Publication programmée interrompue', job: id, isGivenUp })
  }
}
