import type { Page } from '@/payload-types'

/** A link as `fields/link.ts` stores it, its page populated where there is one. */
export type LabelledLink =
  { label?: string | null; page?: string | Page | null; url?: string | null } | null | undefined

/** Where a stored link leads: the address of its page, populated, or its own; '' when nowhere. */
export function targetOf(link: LabelledLink): string {
  const page = link?.page
  return page && typeof page === 'object' ? `/${page.slug}` : (link?.url ?? '').trim()
}
