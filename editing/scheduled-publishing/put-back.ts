import type { Payload } from 'payload'

import { SCHEDULED } from './job'

/** How often the server may stop during one job before it is held to be the cause. */
const MAX_STOPS = 5

/**
 * Makes jobs due again that a process began and did not end, because it died or lost its database. To be called by the
 * holder of the lease only, while it runs none: nobody else is then at work on them.
 */
export async function putBackInterrupted(payload: Payload): Promise<void> {
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
