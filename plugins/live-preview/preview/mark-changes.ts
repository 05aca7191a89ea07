import { diffArrays } from 'diff'

import { wordDiff, type DiffPart } from '@/text/word-diff'

import { BLOCKS } from './match-places'

/** A block of text as readers see it: the element and its own words, without those of nested blocks such as lists. */
type Passage = { block: Element; nodes: Text[]; text: string }

/** The share of the longer passage that two passages must have in common to count as one changed passage. */
const ALIKE = 0.4

/**
 * Marks in `main` the text that `before` does not have, and inserts, struck out, the text that only `before` has: word by
 * word in a changed passage, otherwise whole passages.
 */
export function markChanges(main: Element, before: Element): void {
  const now = passagesIn(main)
  let removed: Passage[] = []
  let at = 0
  let from = 0
  const former = passagesIn(before)
  for (const { added, count, removed: isGone } of diffArrays(textsOf(former), textsOf(now))) {
    if (isGone) removed = former.slice(from, (from += count))
    else if (added) {
      removed = markCame(now.slice(at, (at += count)), removed)
    } else {
      putBack(removed, now[at], main)
      removed = []
      at += count
      from += count
    }
  }
  putBack(removed, undefined, main)
}

const textsOf = (passages: Passage[]) => passages.map(({ text }) => text)

function passagesIn(main: Element): Passage[] {
  const passages = new Map<Element, Passage>()
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const block = node.parentElement?.closest(BLOCKS) ?? main
    // Skip navigation links, whose words come from other pages.
    if (block === main || block.closest('nav')) continue
    const passage = passages.get(block) ?? { block, nodes: [], text: '' }
    passages.set(block, passage)
    passage.nodes.push(node)
    passage.text += node.data
  }
  return [...passages.values()].filter(({ text }) => text.trim())
}

/**
 * Marks new and changed passages, and inserts the `removed` ones before them. Returns those that come after all of `came`.
 */
function markCame(came: Passage[], removed: Passage[]): Passage[] {
  let left = removed
  let firstNew: Passage | undefined
  for (const passage of came) {
    const index = left.findIndex((former) => isAlike(wordDiff(former.text, passage.text)))
    const was = left[index]
    if (was) {
      putBack(left.slice(0, index), firstNew ?? passage)
      left = left.slice(index + 1)
      firstNew = undefined
      writeParts(passage, wordDiff(was.text, passage.text))
    } else {
      firstNew ??= passage
      writeParts(passage, [{ kind: 'added', text: passage.text }])
    }
  }
  if (!firstNew) return left
  putBack(left, firstNew)
  return []
}

function isAlike(parts: DiffPart[]): boolean {
  const length = (kind: DiffPart['kind']) =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? part.text.length : 0), 0)
  return length('same') >= ALIKE * (length('same') + Math.max(length('added'), length('removed')))
}

/**
 * Writes `parts` into the nodes of a passage, so that its links and formats stay. The parts that are not removed are its
 * text.
 */
function writeParts({ nodes }: Passage, parts: DiffPart[]): void {
  const left = parts.map((part) => ({ ...part }))
  for (const [index, node] of nodes.entries()) {
    const isLast = index === nodes.length - 1
    const written: Node[] = []
    let room = node.length
    while (left[0] && (room > 0 || (isLast && left[0].kind === 'removed'))) {
      const { kind, text } = left[0]
      const taken = kind === 'removed' ? text : text.slice(0, room)
      written.push(kind === 'same' ? new Text(taken) : marked(kind, taken))
      if (kind !== 'removed') room -= taken.length
      if (taken.length === text.length) left.shift()
      else left[0].text = text.slice(taken.length)
    }
    node.replaceWith(...written)
  }
}

/** Inserts deleted `passages` before `next`, or at the end of `main` without it. */
function putBack(passages: Passage[], next: Passage | undefined, main?: Element): void {
  for (const { block, text } of passages) {
    const isItem = block.localName === 'li' && next?.block.localName === 'li'
    const whole = document.createElement(isItem ? 'li' : 'p')
    whole.append(marked('removed', text))
    const place = isItem ? next.block : (next?.block.closest('ul, ol, dl, table') ?? next?.block)
    if (place) place.before(whole)
    else main?.append(whole)
  }
}

const ELEMENTS = { added: 'ins', removed: 'del' } as const
const SAID = { added: 'ajouté\u00a0: ', removed: 'supprimé\u00a0: ' } as const

/** Marked words, with the mark in words for screen readers. */
function marked(kind: 'added' | 'removed', text: string): Element {
  const mark = document.createElement(ELEMENTS[kind])
  const said = document.createElement('span')
  said.className = 'fr-sr-only'
  said.textContent = SAID[kind]
  mark.append(said, text)
  return mark
}
