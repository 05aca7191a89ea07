import { headingMarkdown } from '../heading-markdown'
import type { SectionPlanOf } from '../page-plan'

/** A text section, or none when there is nothing to read. */
export function textSection(body: string): SectionPlanOf<'text'>[] {
  return body.trim() === '' ? [] : [{ blockType: 'text', body }]
}

/** A text section under a heading of the second level, or the third, that reads exactly as `title`, a plain text. */
export function titledText(title: string, body: string, level: 2 | 3 = 2): SectionPlanOf<'text'>[] {
  const heading = title === '' ? '' : headingMarkdown(level, title)
  return textSection([heading, body].filter(Boolean).join('\n\n'))
}
