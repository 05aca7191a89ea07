/**
 * What is at a public address. `until`: the next instant at which a document becomes outdated; null: none. `robots`: what
 * search engines may do with it; by default, anything.
 */
export type Made =
  | { kind: 'document'; body: string; type: string; until: Date | null; robots?: 'noindex' }
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing'; html: string }
