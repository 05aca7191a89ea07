import { safeHref } from '@/lib/links'
import type { LinkView } from '@/lib/views'
import type { Page } from '@/payload-types'

type StoredLink =
  { label?: string | null; page?: string | Page | null; url?: string | null } | null | undefined

/**
 * A stored link ready to show: to its page where the reader may see it, else to its address, else to `fallbackUrl`; null
 * without words or target.
 */
export function linkView(link: StoredLink, fallbackUrl?: string | null): LinkView | null {
  const label = link?.label?.trim()
  const href = pageHref(link?.page) ?? safeHref(link?.url?.trim() || fallbackUrl || '')
  return label && href ? { label, href } : null
}

function pageHref(page: string | Page | null | undefined): string | null {
  return page && typeof page === 'object' && page.slug ? `/${page.slug}` : null
}
