import type { Payload } from 'payload'
import { z } from 'zod'

import { LAYOUTS, type Layout } from '@/content/source/addresses'

import type { SourceValues } from './source-values'

const stored = z.looseObject({ layout: z.enum(LAYOUTS), body: z.string() })

/** What the last file imported for a page said, clean; null when none was, or in a layout that is known no more. */
export async function lastImported(
  payload: Payload,
  page: string,
): Promise<{ layout: Layout; values: SourceValues } | null> {
  const { docs } = await payload.find({
    collection: 'imported-sources',
    where: { page: { equals: page } },
    depth: 0,
    limit: 1,
    pagination: false,
  })
  const { data: source } = stored.safeParse(docs[0]?.source)
  if (!source) return null
  const { body, ...frontMatter } = source
  // What an earlier export said beside the format is said anew, or no more.
  delete frontMatter.cms
  return { layout: source.layout, values: { frontMatter, body } }
}
