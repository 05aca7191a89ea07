import type { DiffPart } from '@/text/word-diff'

/** An event on an item of an ordered list. Places count from 1, as visitors see them. */
export type ItemEvent =
  | { kind: 'added'; place: number }
  | { kind: 'removed'; place: number }
  | { kind: 'moved'; from: number; to: number }

/**
 * One difference between two versions. `trail`: the French labels from the top field to the field concerned. A section
 * on the way has its label and title.
 */
export type Change = { trail: string[] } & (
  | { kind: 'text'; parts: DiffPart[] }
  /** As shown to staff; null if the version has no value. */
  | { kind: 'value'; before: string | null; after: string | null }
  /** `content`: the content of an added or removed item. */
  | { kind: 'item'; name: string; event: ItemEvent; content: Change[] }
)

/** « Critère « X » passe de la place 3 à la place 1 ». Uses nouns because the gender of the labels is unknown. */
export function itemSentence(name: string, event: ItemEvent): string {
  switch (event.kind) {
    case 'added':
      return `Ajout en place ${event.place}\u00a0: ${name}`
    case 'removed':
      return `Retrait de la place ${event.place}\u00a0: ${name}`
    case 'moved':
      return `${name} passe de la place ${event.from} à la place ${event.to}`
    default:
      return event satisfies never
  }
}
