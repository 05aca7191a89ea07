import type { MilestoneView, SectionView } from '@/components/views'
import type { Page } from '@/payload-types'
import { portableId } from '@/platform/database/ids'

import type { ReadStored } from './fitting'
import { allResolved, linkView } from './link-view'

type Section = NonNullable<Page['sections']>[number]

/**
 * The view of one stored section, with only the documents that its reader may see among those it chooses. `milestones`
 * are those that a section of steps shows; `read` reads its Markdown texts.
 */
export function sectionView(
  section: Section,
  milestones: MilestoneView[],
  read: ReadStored,
): SectionView {
  const id = section.id ?? ''
  switch (section.blockType) {
    case 'text':
      return { blockType: 'text', id, body: read(section.body) }
    case 'profiles':
      return {
        blockType: 'profiles',
        id,
        ...heading(section, read),
        profiles: allResolved(section.profiles).map((profile) => ({
          id: portableId(profile.id),
          name: profile.name ?? '',
          description: read(profile.description),
          link: linkView(profile.link),
        })),
      }
    case 'criteria':
      return {
        blockType: 'criteria',
        id,
        ...heading(section, read),
        criteria: allResolved(section.criteria).map((criterion) => ({
          id: portableId(criterion.id),
          name: criterion.name ?? '',
          description: read(criterion.description),
        })),
      }
    case 'steps':
      return {
        blockType: 'steps',
        id,
        ...heading(section, read),
        steps: allResolved(section.steps).map((step) => ({
          id: portableId(step.id),
          text: read(step.text),
        })),
        milestones,
      }
    case 'closedCall':
      return {
        blockType: 'closedCall',
        id,
        title: section.title ?? '',
        body: read(section.body),
      }
    case 'questions':
      return {
        blockType: 'questions',
        id,
        ...heading(section, read),
        questions: (section.questions ?? []).map((row) => ({
          id: row.anchor || row.id || '',
          question: row.question ?? '',
          answer: read(row.answer),
        })),
      }
    case 'datedSteps':
      return {
        blockType: 'datedSteps',
        id,
        title: section.title ?? '',
        steps: (section.steps ?? []).map(({ id, date, description }) => ({
          id: id ?? '',
          date: date ?? '',
          description: read(description),
        })),
      }
    case 'callToAction':
      return {
        blockType: 'callToAction',
        id,
        title: section.title ?? '',
        body: read(section.body),
        link: linkView(section.link),
      }
    case 'siteMap':
      return { blockType: 'siteMap', id, title: section.title ?? '', pages: [] }
    case 'accessibilityAudit':
      return { blockType: 'accessibilityAudit', id, title: section.title ?? '' }
    default:
      return section satisfies never
  }
}

function heading(
  section: { title?: string | null; introduction?: string | null },
  read: ReadStored,
) {
  return { title: section.title ?? '', introduction: read(section.introduction) }
}

/**
 * The sections of a page that a visitor has something to read in: of a list whose documents were all withdrawn, the title
 * and the introduction would announce what is not there.
 */
export const shownSections = (sections: SectionView[]): SectionView[] =>
  sections.filter((section) => {
    switch (section.blockType) {
      case 'criteria':
        return section.criteria.length > 0
      case 'profiles':
        return section.profiles.length > 0
      case 'steps':
        return section.steps.length > 0 || section.milestones.length > 0
      default:
        return true
    }
  })
