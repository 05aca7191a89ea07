import type { Payload } from 'payload'

import { contentModel } from '@/fields/content'
import type { User } from '@/payload-types'

/** A visitor without an account reads what is published; a member of staff the drafts, of related documents too. */
export type Reader = 'visitor' | { staff: User }

/** What the site's schemas tell visitors. */
export const modelOf = ({ config }: Payload) => contentModel(config.collections)

/**
 * A page, what it shows, and the pages that links of both lead to: of each document the fields by which it tells visitors
 * something, of those pages their address.
 */
export const withShown = (payload: Payload) => ({
  depth: 2,
  populate: {
    ...Object.fromEntries(
      payload.config.collections.map(({ slug }) => [
        slug,
        Object.fromEntries(
          modelOf(payload)
            .documents(slug)
            .map(({ name }) => [name, true]),
        ),
      ]),
    ),
    pages: { slug: true as const },
    images: { editedBy: false as const },
    documents: { editedBy: false as const },
    calls: { editedBy: false as const, overrideBy: false as const },
  },
})

/** Access rules decide, and Payload populates relations with drafts when it is asked for drafts. */
export const readBy = (reader: Reader) => ({
  overrideAccess: false,
  depth: 0,
  ...(reader === 'visitor' ? { draft: false } : { draft: true, user: reader.staff }),
})
