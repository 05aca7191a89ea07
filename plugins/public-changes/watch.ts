import type { Payload } from 'payload'

import { currentRevision } from '@/platform/revisions/read'

import { recordPublicPages } from './record'

/** The revision last recorded, and the next instant at which a call changes state. */
type Known = { revision: string; next: Date | null }

const known = new WeakMap<Payload, Known>()

/** Records the public pages if something was published, or a call changed state, since the last time. */
export async function recordIfChanged(payload: Payload): Promise<void> {
  const now = new Date()
  const revision = await currentRevision(payload)
  const last = known.get(payload)
  if (last?.revision === revision && !(last.next && last.next <= now)) return
  known.set(payload, { revision, next: await recordPublicPages(payload, now) })
}
