import type { ReactNode } from 'react'

import { frenchTypography } from '@/text/typography'

type SectionFrameProps = {
  /** `title`: '' for none; left out where it stands in what the section shows. */
  section: { anchor?: string; title?: string }
  /** Its lines are short enough to read; without it, it is as wide as there is room. */
  isProse?: boolean
  children: ReactNode
}

/** What each section stands in: where its anchor leads, and its title as a second-level heading. */
export function SectionFrame({ section, isProse = false, children }: SectionFrameProps) {
  const { anchor, title } = section
  return (
    <section className={isProse ? 'eig-section eig-prose' : 'eig-section'} id={anchor || undefined}>
      {title && <h2>{frenchTypography(title)}</h2>}
      {children}
    </section>
  )
}
