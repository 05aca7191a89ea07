import { diffArrays } from 'diff'
import type { Nodes, Root } from 'mdast'

import { markdownAsRead, wordsUnder } from '@/text/markdown/plain-text'
import { wordDiff, type DiffPart } from '@/text/word-diff'

/** A block of text as readers see it, such as a paragraph. `under`: the last heading before it; '' for none. */
export type Passage = { under: string; text: string }

/** A passage that is new, gone or changed, word by word. */
export type PassageChange = { under: string; parts: DiffPart[] }

/** The blocks that hold no other block. */
const LEAVES = ['heading', 'paragraph', 'tableRow', 'code', 'html']

/** Returns the blocks of text of a page, in reading order. Addresses of links count as text, because they may change alone. */
export function passagesOf(tree: Root): Passage[] {
  const passages: Passage[] = []
  let under = ''
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') under = wordsUnder(node)
    if (LEAVES.includes(node.type)) {
      const text = markdownAsRead({ type: 'root', children: [node] as Root['children'] }).trim()
      if (text) passages.push({ under, text })
    } else if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return passages
}

/** Beyond it, all is shown as replaced: the time to compare grows with the square of the differences. */
const MOST_EDITS = 1_000
/** Pairs of passages to compare within one change of a page. */
const MOST_PAIRS = 400

/** Returns the differences from `before` to `after`, in reading order; empty if both read the same. */
export function changesBetween(before: Passage[], after: Passage[]): PassageChange[] {
  const differences = diffArrays(textsOf(before), textsOf(after), { maxEditLength: MOST_EDITS })
  if (!differences) return [...before.map(gone), ...after.map(come)]
  const changes: PassageChange[] = []
  let [from, to] = [0, 0]
  let left: Passage[] = []
  for (const { added, count, removed } of differences) {
    if (removed) {
      left = before.slice(from, (from += count))
    } else {
      const came = after.slice(to, (to += count))
      if (!added) from += count
      changes.push(...(added ? paired(left, came) : left.map(gone)))
      left = []
    }
  }
  return [...changes, ...left.map(gone)]
}

const textsOf = (passages: Passage[]) => passages.map(({ text }) => text)

const gone = ({ under, text }: Passage): PassageChange => ({
  under,
  parts: [{ kind: 'removed', text }],
})
const come = ({ under, text }: Passage): PassageChange => ({
  under,
  parts: [{ kind: 'added', text }],
})

/** Joins each passage that came with the first passage left that resembles it. */
function paired(left: Passage[], came: Passage[]): PassageChange[] {
  if (left.length * came.length > MOST_PAIRS) return [...left.map(gone), ...came.map(come)]
  let waiting = left
  const changes = came.flatMap((passage): PassageChange[] => {
    const index = waiting.findIndex(({ text }) => isAlike(wordDiff(text, passage.text)))
    const was = waiting[index]
    if (!was) return [come(passage)]
    const skipped = waiting.slice(0, index).map(gone)
    waiting = waiting.slice(index + 1)
    return [...skipped, { under: passage.under, parts: wordDiff(was.text, passage.text) }]
  })
  return [...changes, ...waiting.map(gone)]
}

/** The share of the longer passage that two passages must have in common to count as one changed passage. */
const ALIKE = 0.4

function isAlike(parts: DiffPart[]): boolean {
  const length = (kind: DiffPart['kind']) =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? part.text.length : 0), 0)
  return length('same') >= ALIKE * (length('same') + Math.max(length('added'), length('removed')))
}
