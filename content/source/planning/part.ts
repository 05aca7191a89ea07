import type { SectionPlan } from '../page-plan'
import type { Part } from '../schema/keys'
import { textSection, textSections, type TitledText } from './text'

/** A text section for a free part of a source: its own title and text, then those of its items. */
export function planPart(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || part === null) return textSection(part ?? '')
  return textSections([{ title: part.title ?? '', body: under(part), level: 2 }, ...itemsOf(part)])
}

/** The same, its own title and text apart in a call to action if it has a title. */
export function planInvitation(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || !part?.title) return planPart(part)
  return [
    { blockType: 'callToAction', title: part.title, body: under(part) },
    ...textSections(itemsOf(part)),
  ]
}

function itemsOf({ list }: Exclude<Part, string | null | undefined>): TitledText[] {
  return (list ?? []).map((item) =>
    typeof item === 'string'
      ? { title: '', body: item, level: 3 }
      : {
          title: [item?.title, item?.name].filter(Boolean).join(' '),
          body: under(item ?? {}),
          level: 3,
        },
  )
}

/** What stands under a title: a line of its own, then the text. */
const under = ({ sub, desc }: { sub?: string | null; desc?: string | null }): string =>
  [sub, desc].filter(Boolean).join('\n\n')
