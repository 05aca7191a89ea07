import type { PayloadRequest } from 'payload'

import { published } from '@/editing/published'
import { targetsIn } from '@/text/checks/check-markdown'
import { hostOf } from '@/text/checks/hosts'
import { checkedTexts } from './checked-texts'

const COLLECTIONS = ['pages', 'calls', 'profiles', 'criteria', 'selection-steps'] as const

/** How many links of the published content lead to each host. */
export async function hostUses(req: PayloadRequest): Promise<Record<string, number>> {
  const uses: Record<string, number> = {}
  // One after the other: MongoDB does not take several at once in a transaction.
  for (const collection of COLLECTIONS) {
    const { flattenedFields } = req.payload.collections[collection].config
    for (const doc of await published(req, collection, {})) {
      for (const { kind, text } of checkedTexts(flattenedFields, doc)) {
        for (const target of kind === 'markdown' ? targetsIn(text) : [text]) {
          const host = hostOf(target)
          if (host) uses[host] = (uses[host] ?? 0) + 1
        }
      }
    }
  }
  return uses
}
