import type { SectionContentOf } from '@/content/source/complement'
import { headingMarkdown } from '@/content/source/heading-markdown'

/** The text of the programme that texts and profiles make, as the importer reads it back. */
export function programMarkdown(
  sections: (SectionContentOf<'text'> | SectionContentOf<'profiles'>)[],
): string {
  return joined(
    ...sections.map((section) =>
      section.blockType === 'text' ? section.body : profilesMarkdown(section),
    ),
  )
}

function profilesMarkdown({ title, introduction, profiles }: SectionContentOf<'profiles'>): string {
  return joined(headingMarkdown(2, title), introduction, ...profiles.map(profileMarkdown))
}

type Profile = SectionContentOf<'profiles'>['profiles'][number]

function profileMarkdown({ name, description, link }: Profile): string {
  return joined(headingMarkdown(4, name), description, link ? `[${link.label}](${link.url})` : '')
}

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

/** Markdown texts one after the other, a blank line between them; those that are empty are left out. */
const joined = (...texts: string[]): string => texts.filter(Boolean).join('\n\n')
