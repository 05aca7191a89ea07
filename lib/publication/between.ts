import type { Payload } from 'payload'

import { currentRevision } from '@/lib/revision'

import { isPublicationUnderWay } from './under-way'

/** A publication takes less than a second; one whose instance died is put back within some 15. */
const PATIENCE_MS = 20_000
const PAUSE_MS = 50
/** Of a site that is published to without a pause, the last thing made is better than none. */
const TRIES = 5

/**
 * Makes something of the published content while no publication is under way, so that it never shows one document as it
 * was and another as it will be; made again if one came in between. `make` is given the revision that it will show.
 */
export async function betweenPublications<Made>(
  payload: Payload,
  make: (revision: string) => Promise<Made>,
): Promise<Made> {
  for (let tries = 1; ; tries++) {
    await untilNoneIsUnderWay(payload)
    const revision = await currentRevision(payload)
    const made = await make(revision)
    if (tries === TRIES) return made
    const isWhole =
      !(await isPublicationUnderWay(payload)) && (await currentRevision(payload)) === revision
    if (isWhole) return made
  }
}

async function untilNoneIsUnderWay(payload: Payload): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while ((await isPublicationUnderWay(payload)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
