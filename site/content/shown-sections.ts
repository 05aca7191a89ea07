import type { SectionView } from '@/components/views'

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
