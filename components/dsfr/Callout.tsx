import type { ReactNode } from 'react'

import { frenchTypography } from '@/text/typography'

type CalloutProps = { title: string; children: ReactNode }

/** DSFR « Mise en avant »; its title, a second-level heading, is left out when empty. */
export function Callout({ title, children }: CalloutProps) {
  return (
    <div className="fr-callout">
      {title && <h2 className="fr-callout__title">{frenchTypography(title)}</h2>}
      <div className="fr-callout__text">{children}</div>
    </div>
  )
}
