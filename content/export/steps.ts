import { headingMarkdown } from '@/content/source/heading-markdown'
import type { SectionContentOf } from '@/content/source/complement'

import { joined } from './joined'

/** The text of the selection steps, then the text that follows them, as the importer reads both back. */
export function stepsMarkdown(
  steps: SectionContentOf<'steps'> | undefined,
  following: SectionContentOf<'text'> | undefined,
): string {
  return joined(steps ? sectionMarkdown(steps) : '', following?.body ?? '')
}

function sectionMarkdown({ title, introduction, steps }: SectionContentOf<'steps'>): string {
  const items = steps.map(({ text }) => `* ${text.replaceAll(/\n(?=.)/g, '\n  ')}`)
  return joined(headingMarkdown(2, title), introduction, items.join('\n'))
}
