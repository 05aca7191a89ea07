import type { List, ListItem } from 'mdast'
import { blocksOf, canBeCut, endOf, sourceOf, startOf } from '../markdown'
import type { SectionPlan } from '../page-plan'
import { isProse, plainTitle } from './headings'
import { textSection } from './parts'

/**
 * Sections of the selection steps: a heading, paragraphs and one flat list make a steps section, and what follows
 * the list a text section. Content of any other shape stays one text section.
 */
export function planSteps(markdown: string): SectionPlan[] {
  const blocks = blocksOf(markdown)
  const [heading] = blocks
  const listIndex = blocks.findIndex(({ type }) => type === 'list')
  const list = blocks[listIndex]
  const introduction = blocks.slice(1, listIndex)
  const following = blocks.slice(listIndex + 1)
  if (
    heading?.type !== 'heading' ||
    heading.depth > 2 ||
    list?.type !== 'list' ||
    !introduction.every(isProse) ||
    following.some(({ type }) => type === 'list') ||
    !canBeCut(markdown)
  ) {
    return textSection(markdown)
  }
  const title = plainTitle(heading)
  const steps = stepsOf(markdown, list)
  if (!title || !steps) return textSection(markdown)
  return [
    { blockType: 'steps', title, introduction: sourceOf(markdown, introduction), steps },
    ...textSection(sourceOf(markdown, following)),
  ]
}

function stepsOf(markdown: string, list: List): { text: string }[] | null {
  // A list that starts elsewhere than at 1 continues another: the position would not give its numbers.
  if (list.ordered && list.start !== 1) return null
  const isFlat = list.children.every(
    ({ children }) => children.length > 0 && children.every(isProse),
  )
  return isFlat ? list.children.map((item) => ({ text: itemSource(markdown, item) })) : null
}

/** Source of an item without its marker, nor the indentation that ties its next lines to the marker. */
function itemSource(markdown: string, { children }: ListItem): string {
  const [first] = children
  const last = children.at(-1)
  if (!first || !last) return ''
  const indent = (first.position?.start.column ?? 1) - 1
  return markdown
    .slice(startOf(first), endOf(last))
    .replace(new RegExp(`\\n {1,${Math.max(indent, 1)}}`, 'g'), '\n')
}
