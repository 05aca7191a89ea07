import type { RootContent } from 'mdast'
import { blocksOf, canBeCut, sourceOf } from '../markdown'
import type { SectionPlan } from '../page-plan'
import { profilesFrom } from './profiles'
import { textSection } from './text'

/**
 * Sections of the programme's text: each part under a second-level heading that describes profiles becomes a
 * profiles section; whatever is between stays Markdown, in one text section.
 */
export function planProgram(markdown: string): SectionPlan[] {
  if (!canBeCut(markdown)) return textSection(markdown)
  const sections: SectionPlan[] = []
  let pending: RootContent[] = []
  for (const part of partsOf(blocksOf(markdown))) {
    const profiles = profilesFrom(markdown, part)
    if (!profiles) {
      pending.push(...part)
      continue
    }
    sections.push(...textSection(sourceOf(markdown, pending)), profiles)
    pending = []
  }
  return [...sections, ...textSection(sourceOf(markdown, pending))]
}

function partsOf(blocks: RootContent[]): RootContent[][] {
  const parts: RootContent[][] = []
  for (const block of blocks) {
    const opens = block.type === 'heading' && block.depth <= 2
    const current = parts.at(-1)
    if (opens || !current) parts.push([block])
    else current.push(block)
  }
  return parts
}
