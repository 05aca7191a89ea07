import type { PayloadRequest } from 'payload'

import type { StaffAction } from '@/editing/staff-actions'

import { named } from './documents'
import { record } from './record'

/** Records an action that a plugin tells (`editing/staff-actions.ts`), with the title of its document. */
export async function recordTold(
  req: PayloadRequest,
  { document, does }: StaffAction,
): Promise<void> {
  const { collection, id } = document
  const { payload } = req
  const asked = { collection, id, depth: 0, draft: true, trash: true, disableErrors: true } as const
  const doc = await payload.findByID({ ...asked, req })
  const { config } = payload.collections[collection]
  await record(req, { action: does, ...named(config, { ...doc, id }) })
}
