import type { SectionPlan } from '../page-plan'
import type { Part } from '../schema/keys'
import { textSection, titledText } from './text'

/** Text sections of a free part of a source: its own, then one for each of its items. */
export function planPart(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || part === null) return textSection(part ?? '')
  return [...titledText(part.title ?? '', part.desc ?? ''), ...planItems(part)]
}

/** The same, its own text apart in a call to action if it has a title. */
export function planInvitation(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || !part?.title) return planPart(part)
  const { title, desc } = part
  return [{ blockType: 'callToAction', title, body: desc ?? '', link: null }, ...planItems(part)]
}

function planItems({ list }: Exclude<Part, string | null | undefined>): SectionPlan[] {
  return (list ?? []).flatMap(({ title, name, desc }) => [
    ...titledText([title, name].filter(Boolean).join(' '), desc ?? '', 3),
  ])
}
