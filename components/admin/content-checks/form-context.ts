import type { FormContext } from '@/editing/content-checks/endpoint'

import { ask } from '../ask'

/** Long enough for all the fields of a screen to share one answer; then what colleagues published since counts. */
const LIFE_MS = 60_000

let kept: { address: string; at: number; context: Promise<FormContext | null> } | null = null

/**
 * What the texts of a document are checked against, asked from the server once a screen; null when it could not be had.
 * `id`: none for a new document.
 */
export function formContext(
  collection: string | undefined,
  id: number | string | undefined,
): Promise<FormContext | null> {
  const query = new URLSearchParams({ collection: collection ?? '', id: String(id ?? '') })
  const address = `/api/content-checks?${query}`
  if (kept?.address === address && Date.now() - kept.at < LIFE_MS) return kept.context
  const context = ask<FormContext>('GET', address).then(({ body }) => body)
  kept = { address, at: Date.now(), context }
  return context
}
