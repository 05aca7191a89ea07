import { safeHref } from '@/lib/links'
import type { LinkView } from '@/lib/views'

type StoredLink = { label?: string | null; url?: string | null } | null | undefined

/** A stored link ready to show, its target taken from `fallbackUrl` when it has none; null without words or target. */
export function linkView(link: StoredLink, fallbackUrl?: string | null): LinkView | null {
  const label = link?.label?.trim()
  const href = safeHref(link?.url?.trim() || fallbackUrl || '')
  return label && href ? { label, href } : null
}
