import type { Payload } from 'payload'

import { shiftDays } from '@/text/paris-time'

/** How long an invitation stays in the list without an answer. The address of a person is then no longer kept. */
const KEPT_DAYS = 90

/** Deletes the invitations that were last sent long ago. */
export async function forgetOldInvitations(payload: Payload, now = new Date()): Promise<void> {
  const sentBefore = shiftDays(now, -KEPT_DAYS).toISOString()
  const where = { updatedAt: { less_than: sentBefore } }
  await payload.db.deleteMany({ collection: 'invitations', where })
}
