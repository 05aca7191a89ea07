import { headingMarkdown } from '../heading-markdown'
import { blocksOf, canBeCut } from '../markdown'
import type { SectionPlanOf } from '../page-plan'

/** A text section, or none when there is nothing to read. */
export function textSection(body: string): SectionPlanOf<'text'>[] {
  return body.trim() === '' ? [] : [{ blockType: 'text', body }]
}

/** A text under a heading that reads exactly as `title`, a plain text. */
export type TitledText = { title: string; body: string; level: 2 | 3 }

/**
 * A text section that says `texts` one after the other; a section each where one would change what the next one means
 * (code that is never closed, a list that would go on).
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
