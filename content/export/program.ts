import { headingMarkdown } from '@/content/source/heading-markdown'
import type { ProfilePlan, SectionPlanOf } from '@/content/source/page-plan'

import { joined } from './joined'

/** The text of the programme that texts and profiles make, as the importer reads it back. */
export function programMarkdown(
  sections: (SectionPlanOf<'text'> | SectionPlanOf<'profiles'>)[],
): string {
  return joined(
    ...sections.map((section) =>
      section.blockType === 'text' ? section.body : profilesMarkdown(section),
    ),
  )
}

function profilesMarkdown({ title, introduction, profiles }: SectionPlanOf<'profiles'>): string {
  return joined(headingMarkdown(2, title), introduction, ...profiles.map(profileMarkdown))
}

function profileMarkdown({ name, description, link }: ProfilePlan): string {
  return joined(headingMarkdown(4, name), description, link ? `[${link.label}](${link.url})` : '')
}
