import type { CollectionSlug, PayloadRequest } from 'payload'

import { customList } from '@/platform/custom-list'

/** `does`: what a member of staff did, in French: « a programmé la publication de ». `document`: follows these words. */
export type StaffAction = { does: string; document: { collection: CollectionSlug; id: string } }

type Listener = (req: PayloadRequest, action: StaffAction) => Promise<void>

const listeners = customList<Listener>('staffActions')

/** Returns a configuration in which `listener` learns of the actions that `tellStaffAction` tells. */
export const withStaffActionListener = listeners.add

/**
 * Tells the listeners of an action that saves no document, such as planning a publication: no hook of Payload sees it. Pass the
 * `req` of the transaction. Throws the errors of the listeners.
 */
export async function tellStaffAction(req: PayloadRequest, action: StaffAction): Promise<void> {
  for (const listener of listeners.of(req.payload.config)) await listener(req, action)
}
