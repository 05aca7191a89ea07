import { tokensOf, type Piece, type Tokens } from './tokens'

/** Something of the source that a plan no longer says, or says elsewhere. */
export type Loss = {
  kind: 'word' | 'link' | 'image'
  value: string
  reason: 'missing' | 'moved'
}

/** Everything that `source` says and `plan` does not, or not in the same order. What `plan` adds is no loss. */
export function lostFrom(source: Piece[], plan: Piece[]): Loss[] {
  return lostTokens(tokensOf(source), tokensOf(plan))
}

/** The same on what was already read from both sides. */
export function lostTokens(source: Tokens, plan: Tokens): Loss[] {
  return [
    ...lostOf('word', source.words, plan.words),
    ...lostOf('link', source.links, plan.links),
    ...lostOf('image', source.images, plan.images),
  ]
}

function lostOf(kind: Loss['kind'], source: string[], plan: string[]): Loss[] {
  const missing = missingFrom(source, plan)
  if (missing.length) return missing.map((value) => ({ kind, value, reason: 'missing' }))
  const moved = firstOutOfOrder(source, plan)
  return moved === null ? [] : [{ kind, value: moved, reason: 'moved' }]
}

/** Values that `source` has more often than `plan`. */
function missingFrom(source: string[], plan: string[]): string[] {
  const left = new Map<string, number>()
  for (const value of plan) left.set(value, (left.get(value) ?? 0) + 1)
  return source.filter((value) => {
    const count = left.get(value) ?? 0
    left.set(value, count - 1)
    return count <= 0
  })
}

/** The first value of `source` that `plan` has only before its place; null when the order is the same. */
function firstOutOfOrder(source: string[], plan: string[]): string | null {
  let from = 0
  for (const value of source) {
    const at = plan.indexOf(value, from)
    if (at === -1) return value
    from = at + 1
  }
  return null
}
