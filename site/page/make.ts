import type { Payload } from 'payload'

/** What is at a public address. `until`: next instant at which a document stops being true; null: none. */
type Made =
  | { kind: 'document'; body: string; type: string; until: Date | null }
  | { kind: 'redirect'; path: string; permanent: boolean }
  | { kind: 'nothing'; html: string }

/** Makes what is at `path` (not decoded, in the one spelling of `encodedPath`) at `instant`. */
export type Make = (payload: Payload, path: string, instant: Date) => Promise<Made>

/** Longer than any page takes: the database went away meanwhile, and its driver waits for it. */
export const MADE_WITHIN_MS = 8_000
