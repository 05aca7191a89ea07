import type { CollectionBeforeChangeHook } from 'payload'

import type { Call } from '@/payload-types'

const DECISION = ['override', 'overrideReason', 'overrideUntil'] as const

/** Before a save: whoever changed the override has decided it. An import decides in nobody's name. */
export const signOverride: CollectionBeforeChangeHook<Call> = ({ data, originalDoc, req }) => {
  const call = { ...originalDoc, ...data }
  if (!call.override) return { ...data, overrideBy: null }
  const isChanged = DECISION.some((name) => (call[name] ?? '') !== (originalDoc?.[name] ?? ''))
  return isChanged ? { ...data, overrideBy: req.user?.id ?? null } : data
}
