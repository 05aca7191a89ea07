import { toString } from 'mdast-util-to-string'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { CleanSource } from '../hygiene/clean-admins'
import type { SectionPlan } from '../page-plan'
import { textSection } from './text'

/** A criteria section; when the source lists none, its title and text stay as a text section. */
export function planCriteria({
  title,
  introduction,
  list,
}: CleanSource['criteria']): SectionPlan[] {
  if (list.length > 0) return [{ blockType: 'criteria', title, introduction, criteria: list }]
  const heading = title === '' ? '' : headingOf(title)
  return textSection([heading, introduction].filter(Boolean).join('\n\n'))
}

/** Markdown of a second-level heading that reads exactly as `title`, a plain text. */
function headingOf(title: string): string {
  const heading = `## ${title}`
  return toString(fromMarkdown(heading)) === title
    ? heading
    : `## ${title.replace(/[!-/:-@[-`{-~]/g, '\\$&')}`
}
