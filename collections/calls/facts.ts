import type { Config, Payload } from 'payload'

/** What a plugin tells staff about a call that `pages` show: a French sentence, null for nothing. */
export type CallFact = (payload: Payload, pages: { id: string }[]) => Promise<string | null>

const KEY = 'callFacts'

const factsOf = ({ custom }: Pick<Config, 'custom'>): CallFact[] =>
  (custom?.[KEY] as CallFact[] | undefined) ?? []

/** Returns `config` with `fact` on the card of each call of the dashboard. */
export const withCallFact = (config: Config, fact: CallFact): Config => ({
  ...config,
  custom: { ...config.custom, [KEY]: [...factsOf(config), fact] },
})

/** Returns what all plugins tell about a call that `pages` show, in their order. */
export async function callFacts(payload: Payload, pages: { id: string }[]): Promise<string[]> {
  const facts = await Promise.all(factsOf(payload.config).map((fact) => fact(payload, pages)))
  return facts.filter((fact) => fact !== null)
}
