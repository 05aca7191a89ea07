import type { Payload } from 'payload'

import { customList } from '@/platform/custom-list'

/** What a plugin tells staff about a call that `pages` show: a French sentence, null for nothing. */
export type CallFact = (payload: Payload, pages: { id: string }[]) => Promise<string | null>

const allFacts = customList<CallFact>('callFacts')

/** Returns a configuration with a fact on the card of each call of the dashboard. */
export const withCallFact = allFacts.add

/** Returns what all plugins tell about a call that `pages` show, in their order. */
export async function callFacts(payload: Payload, pages: { id: string }[]): Promise<string[]> {
  const facts = await Promise.all(allFacts.of(payload.config).map((fact) => fact(payload, pages)))
  return facts.filter((fact) => fact !== null)
}
