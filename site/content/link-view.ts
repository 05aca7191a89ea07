import type { LinkView, StoredLink } from '@/fields/content'
import type { Call } from '@/payload-types'
import { safeHref } from '@/text/links'

/**
 * A stored link ready to show: to its page if it has one, else to its address, else to `fallbackUrl`; null without words
 * or target, and where its page may not be seen by the reader.
 */
export function linkView(link: StoredLink, fallbackUrl?: string | null): LinkView | null {
  const label = link?.label?.trim()
  const href = link?.page ? pageHref(link.page) : safeHref(link?.url?.trim() || fallbackUrl || '')
  return label && href ? { label, href } : null
}

/** What the way to apply is called where staff do not say. */
const APPLY = 'Déposer un dossier'

/** The way to apply from a page that is about `call`: where its link `apply` leads, else where the call says. */
export const applyLinkOf = (apply: StoredLink, call: Call | null): LinkView | null =>
  linkView(call ? { ...apply, label: apply?.label?.trim() || APPLY } : apply, call?.applicationUrl)

const pageHref = (page: unknown): string | null =>
  typeof page === 'object' && page && 'slug' in page && typeof page.slug === 'string' && page.slug
    ? `/${page.slug}`
    : null

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
