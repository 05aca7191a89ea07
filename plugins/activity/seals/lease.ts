import type { Payload } from 'payload'

import { ifLeased, LEASE_MS, underLease } from '@/platform/database/lease'
import { startPoller } from '@/platform/poller'

import { sealLines, unsealedLines } from './seal'

/** Its holder alone writes seals, deletes old ones, or verifies them. */
const LEASE = 'journal d’activité'

/** Waits until no instance works on the seals, then runs `task`. */
export const alone = <Result>(payload: Payload, task: () => Promise<Result>): Promise<Result> =>
  underLease(payload, LEASE, task)

/** Starts to seal the new lines every few seconds. If another instance does, it seals them all. */
export const startSealing = (payload: Payload) =>
  startPoller(payload, {
    name: 'activity',
    failing: 'Le journal d’activité n’est plus scellé',
    run: async (_, holder) => {
      const { length } = await unsealedLines(payload)
      if (!length) return
      await ifLeased(payload, { name: LEASE, holder }, LEASE_MS, () => sealLines(payload))
    },
  })
