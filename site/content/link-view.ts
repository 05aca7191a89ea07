import type { LinkView } from '@/components/views'
import type { Page } from '@/payload-types'
import { safeHref } from '@/text/links'

type StoredLink =
  { label?: string | null; page?: string | Page | null; url?: string | null } | null | undefined

/**
 * A stored link ready to show: to its page if it has one, else to its address, else to `fallbackUrl`; null without words
 * or target, and where its page may not be seen by the reader.
 */
export function linkView(link: StoredLink, fallbackUrl?: string | null): LinkView | null {
  const label = link?.label?.trim()
  const href = link?.page ? pageHref(link.page) : safeHref(link?.url?.trim() || fallbackUrl || '')
  return label && href ? { label, href } : null
}

const pageHref = (page: string | Page): string | null =>
  typeof page === 'object' && page.slug ? `/${page.slug}` : null

/** The document behind a relation, or null where Payload gave only its id: it is absent or not public. */
function resolved<Doc extends object>(relation: string | Doc | null | undefined): Doc | null {
  return relation && typeof relation === 'object' ? relation : null
}

/** The public documents of an ordered relation, in order. */
export function allResolved<Doc extends object>(
  relations: (string | Doc)[] | null | undefined,
): Doc[] {
  return (relations ?? []).flatMap((relation) => resolved(relation) ?? [])
}
