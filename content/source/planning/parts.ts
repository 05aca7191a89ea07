import { blocksOf, canBeCut, headingMarkdown } from '../markdown'
import type { SectionPlan, SectionPlanOf } from '../result'
import type { Part } from '../schema'

/** A text section for a free part of a source: its title and text, then its items. */
export function planPart(part: Part): SectionPlan[] {
  if (typeof part !== 'object' || part === null) return textSection(part ?? '')
  return textSections([{ title: part.title ?? '', body: under(part), level: 2 }, ...itemsOf(part)])
}

/** Like `planPart`, but with the title and text in a call to action if there is a title. */
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

/** The content under a title: a separate line, then the text. */
const under = ({ sub, desc }: { sub?: string | null; desc?: string | null }): string =>
  [sub, desc].filter(Boolean).join('\n\n')

/** A text section, or none if the text is empty. */
export function textSection(body: string): SectionPlanOf<'text'>[] {
  return body.trim() === '' ? [] : [{ blockType: 'text', body }]
}

/** A text under a heading that reads exactly as `title`, a plain text. */
type TitledText = { title: string; body: string; level: 2 | 3 }

/**
 * One text section with all `texts`, or one section each if one text would change the meaning of the next (an unclosed
 * code block, a list that would continue).
 */
export function textSections(texts: TitledText[]): SectionPlanOf<'text'>[] {
  const written = texts
    .map(({ title, body, level }) =>
      [title && headingMarkdown(level, title), body].filter(Boolean).join('\n\n'),
    )
    .filter((text) => text.trim() !== '')
  const whole = written.join('\n\n')
  const apart = written.reduce((count, text) => count + blocksOf(text).length, 0)
  const canBeJoined = canBeCut(whole) && blocksOf(whole).length === apart
  return (canBeJoined ? [whole] : written).flatMap(textSection)
}
