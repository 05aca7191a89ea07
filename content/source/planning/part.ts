import type { SectionPlan } from '../page-plan'
import type { Part } from '../schema/keys'
import { textSection, textSections, type TitledText } from './text'

/** A text section for a free part of a source: its own title and text, then those of its items. */
export function planPart(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || part === null) return textSection(part ?? '')
  const { title, desc } = part
  return textSections([{ title: title ?? '', body: desc ?? '', level: 2 }, ...itemsOf(part)])
}

/** The same, its own title and text apart in a call to action if it has a title. */
export function planInvitation(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || !part?.title) return planPart(part)
  const { title, desc } = part
  return [{ blockType: 'callToAction', title, body: desc ?? '' }, ...textSections(itemsOf(part))]
}

function itemsOf({ list }: Exclude<Part, string | null | undefined>): TitledText[] {
  return (list ?? []).map(({ title, name, desc }) => ({
    title: [title, name].filter(Boolean).join(' '),
    body: desc ?? '',
    level: 3,
  }))
}
