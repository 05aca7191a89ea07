import { headingMarkdown } from '@/content/source/heading-markdown'
import type { SectionContentOf } from '@/content/source/complement'

import { joined } from './joined'

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
