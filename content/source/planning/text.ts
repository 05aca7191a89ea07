import type { SectionPlanOf } from '../page-plan'

/** A text section, or none when there is nothing to read. */
export function textSection(body: string): SectionPlanOf<'text'>[] {
  return body.trim() === '' ? [] : [{ blockType: 'text', body }]
}
