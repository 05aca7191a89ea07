import type { User } from '@/payload-types'

/** A visitor without an account reads what is published; a member of staff the drafts, of related documents too. */
export type Reader = 'visitor' | { staff: User }

/** A page, what it shows, and the pages that links of both lead to: of each, no more than a page shows. */
export const RELATED = {
  depth: 2,
  populate: {
    pages: { slug: true },
    calls: { editedBy: false, overrideBy: false },
    profiles: { name: true, description: true, link: true },
    criteria: { name: true, description: true },
    'selection-steps': { text: true },
  },
} as const

/** Access rules decide, and Payload populates relations with drafts when it is asked for drafts. */
export function readBy(reader: Reader) {
  const common = { overrideAccess: false, ...RELATED }
  return reader === 'visitor'
    ? { ...common, draft: false }
    : { ...common, draft: true, user: reader.staff }
}
