import type { Layout } from '@/content/source/addresses'
import type { PageContent } from '@/content/source/complement'

import { adminsValues } from './admins'
import { faqValues } from './faq'
import { projectValues } from './project'
import type { SourceValues } from '../source-values'

/** `content` in each layout of the programme's format; `isOpen`: whether its call accepts applications. */
export const valuesIn = {
  admins: adminsValues,
  faq: faqValues,
  project: projectValues,
} as const satisfies Record<Layout, (content: PageContent, isOpen: boolean) => SourceValues>

/** The layout that suits a page that no file was imported for: that of what it shows first, among what only one has. */
export function layoutOf({ sections }: PageContent): Layout {
  for (const { blockType } of sections) {
    if (blockType === 'questions') return 'faq'
    if (blockType === 'callToAction' || blockType === 'datedSteps') return 'project'
    if (blockType !== 'text') return 'admins'
  }
  return 'admins'
}
