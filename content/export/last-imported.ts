import type { Payload } from 'payload'
import { z } from 'zod'

import { importedSource } from '@/content/import/imported-sources'
import { LAYOUTS, type Layout } from '@/content/source/addresses'

import type { SourceValues } from './layouts'

const storedSchema = z.looseObject({ layout: z.enum(LAYOUTS), body: z.string() })

type Stored = z.infer<typeof storedSchema>

/** What the last file imported for a page said, clean; null when none was, or in a layout that is known no more. */
export async function lastImported(
  payload: Payload,
  page: string,
): Promise<{ layout: Layout; values: SourceValues } | null> {
  const source = (await importedSource(payload, page))?.source
  if (!storedSchema.safeParse(source).success) return null
  // The stored value rather than the copy that zod makes, which has the keys of the schema first.
  const { body, ...frontMatter } = source as Stored
  // What an earlier export said beside the format is said anew, or no more.
  delete frontMatter.cms
  return { layout: frontMatter.layout, values: { frontMatter, body } }
}
