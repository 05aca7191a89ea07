import type { Payload } from 'payload'

import { contentModel } from '@/fields/content'
import type { User } from '@/payload-types'

/** An anonymous visitor reads what is published; staff read drafts, also of related documents. */
export type Reader = 'visitor' | { staff: User }

/** Returns the fields that visitors see, from the schemas of the site. */
export const modelOf = ({ config }: Payload) => contentModel(config.collections)

/**
 * Payload options to read a page, the documents that it shows, and the pages that both link to. Reads the fields of each
 * document that visitors see, and of linked pages only the address.
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

/**
 * Payload options to read as `reader`: access rules decide, and relations are populated with drafts when drafts are
 * requested.
 */
export const readBy = (reader: Reader) => ({
  overrideAccess: false,
  depth: 0,
  ...(reader === 'visitor' ? { draft: false } : { draft: true, user: reader.staff }),
})
