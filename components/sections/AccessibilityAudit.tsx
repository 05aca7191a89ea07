import { frenchTypography } from '@/lib/typography'

import type { SectionProps } from '.'

/** The results of the last audit, with the title that staff gave them. */
export function AccessibilityAudit({ section: { title } }: SectionProps<'accessibilityAudit'>) {
  if (!title) return null
  return (
    <section className="eig-section">
      <h2>{frenchTypography(title)}</h2>
    </section>
  )
}
