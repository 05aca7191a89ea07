import type { Payload } from 'payload'

import { shortened } from '@/text/typography'

import type { PublishableSlug } from './publishable-slugs'

const LONGEST = 80

/** The French text of a Payload label, or `fallback` if the label has none. */
export function labelText(label: unknown, fallback: string): string {
  if (typeof label === 'string') return label || fallback
  if (label && typeof label === 'object' && 'fr' in label) return String(label.fr)
  return fallback
}

/** The name of a document for staff: its collection (`kind`) and its title, shortened. The title of a step is its text. */
export function documentName(
  payload: Pick<Payload, 'collections'>,
  collection: PublishableSlug,
  doc: object,
): { kind: string; title: string } {
  const { admin, labels } = payload.collections[collection].config
  const value = (doc as Record<string, unknown>)[admin.useAsTitle ?? 'id']
  const title = (typeof value === 'string' ? value : '').replaceAll(/\s+/g, ' ').trim()
  const kind = labelText(labels.singular, collection)
  return { kind, title: shortened(title, LONGEST) || 'Sans titre' }
}

/**
 * The author shown when no existing account signed. An import signs nothing, and SQLite clears the author when the
 * account is deleted, so the two cases look the same. MongoDB keeps a dangling id; it gets the same words.
 */
export const UNKNOWN_AUTHOR = 'un import ou un compte supprimé'
