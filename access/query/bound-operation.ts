import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'

import { refuseQuery, type Asked } from './refuse-query'
import { refuseUnnamed } from './refuse-unnamed'

type Args = Asked & {
  /** Of a relation that Payload follows. */
  currentDepth?: number
  id?: unknown
}

/**
 * Before anything is done with a collection for somebody: refuses a query by what they may not read, and a change of what is
 * not named. `fields`: those of its documents and of their versions. Our own code asks for what it needs.
 */
export const boundOperation =
  (fields: FlattenedField[]): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    const asked = args as Args
    if (overrideAccess || asked.currentDepth !== undefined) return
    const isChange = operation === 'update' || operation === 'delete'
    if (isChange && req.payloadAPI === 'REST') {
      await refuseUnnamed(asked, { collection, operation, req })
    }
    await refuseQuery(asked, { fields, req })
  }
