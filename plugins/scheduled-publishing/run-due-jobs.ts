import type { Payload, Where } from 'payload'

import { relationId } from '@/platform/database/ids'
import { ifLeased } from '@/platform/database/lease'
import { startPoller } from '@/platform/poller'

import { inputOf, SCHEDULED, TASK } from './job'

/** How long other instances wait after the lease holder dies. */
const LEASE_MS = 30_000

/** How many times the server may stop during one job before the job is considered the cause. */
const MAX_STOPS = 5

/** Starts to run scheduled publications; resolves after the first run. `stop` waits for the running job. */
export async function startScheduledPublishing(payload: Payload) {
  const runner = await startPoller(payload, {
    name: 'scheduled-publishing',
    failing: 'Les publications programmées sont en attente',
    run: runDueJobs,
  })
  await runner.first
  return runner
}

/**
 * Runs the due jobs in sequence, in planned order, if this instance gets the lease. Checks `isStopping` between jobs.
 * Throws database errors.
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

/** Whether a job is due or interrupted. Reads only, because it runs every few seconds. */
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

/** Runs one due job; false if there was none. Claims one at a time, so that a stop leaves the others unchanged. */
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
 * Makes interrupted jobs due again (the process died or lost its database). Only the lease holder may call it, while it
 * runs no job: no other instance is then running them.
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
