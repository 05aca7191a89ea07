import type { DiffPart } from '@/text/word-diff'

/** What happened to an item of an ordered list. Places count from 1, as visitors read them. */
export type ItemEvent =
  | { kind: 'added'; place: number }
  | { kind: 'removed'; place: number }
  | { kind: 'moved'; from: number; to: number }

/**
 * One difference between two versions. `trail`: French labels from the field of the document to the one concerned, a
 * section on the way named by its label and title.
 */
export type Change = { trail: string[] } & (
  | { kind: 'text'; parts: DiffPart[] }
  /** As shown to staff; null where the version holds nothing. */
  | { kind: 'value'; before: string | null; after: string | null }
  /** `content`: what an item that came or went holds. */
  | { kind: 'item'; name: string; event: ItemEvent; content: Change[] }
)

/** How a document is named in French: « Critère « Un code ouvert » ». */
export type Names = (collection: string, id: string) => string

/** A document, or a part of one, as Payload stores it; null where there is none. */
export type Data = Record<string, unknown> | null | undefined
