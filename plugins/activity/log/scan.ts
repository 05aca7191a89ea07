import type { Payload, Where } from 'payload'

import type { ActivityLine } from '@/payload-types'

/** Lines per query: far more than one instant has. */
const BATCH = 1_000

/**
 * Yields the lines that match `where`, in batches in the order of their date. Continues from the last date, not from a number of
 * lines, because lines are added meanwhile.
 */
export async function* scanLines(
  payload: Payload,
  where: Where = {},
  order: 'at' | '-at' = 'at',
): AsyncGenerator<ActivityLine[]> {
  const operator = order === 'at' ? 'greater_than_equal' : 'less_than_equal'
  let cursor: string | undefined
  let seen: string[] = []
  for (;;) {
    const after = cursor ? [{ at: { [operator]: cursor } }] : []
    const { docs } = await payload.db.find<ActivityLine>({
      collection: 'activity',
      where: { and: [where, ...after] },
      sort: order,
      limit: BATCH,
      pagination: false,
    })
    const fresh = docs.filter(({ id }) => !seen.includes(id))
    if (!fresh.length) return
    yield fresh
    cursor = docs.at(-1)!.at
    seen = docs.filter(({ at }) => at === cursor).map(({ id }) => id)
  }
}
