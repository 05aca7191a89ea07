import type { Payload } from 'payload'

import { shortened } from '@/text/typography'

import type { PublishableSlug } from './publishable-slugs'

const LONGEST = 80

/** The French words of a label of Payload's; `fallback` where it has none of its own. */
export function labelOf(label: unknown, fallback: string): string {
  if (typeof label === 'string') return label || fallback
  if (label && typeof label === 'object' && 'fr' in label) return String(label.fr)
  return fallback
}

/** How staff know a document: what its collection is called, and its title (a step's is its text), shortened. */
export function documentName(
  payload: Pick<Payload, 'collections'>,
  collection: PublishableSlug,
  doc: object,
): { kind: string; title: string } {
  const { admin, labels } = payload.collections[collection].config
  const value = (doc as Record<string, unknown>)[admin.useAsTitle ?? 'id']
  const title = (typeof value === 'string' ? value : '').replaceAll(/\s+/g, ' ').trim()
  const kind = labelOf(labels.singular, collection)
  return { kind, title: shortened(title, LONGEST) || 'Sans titre' }
}

/**
 * Who did what no account signs any more. An import signs nothing, and SQLite forgets whose the signature was when the
 * account is deleted: nothing tells one from the other. MongoDB keeps an id that leads nowhere; it is worded alike.
 */
export const UNKNOWN_AUTHOR = 'un import ou un compte supprimé'
