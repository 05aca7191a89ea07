import type { ReactNode } from 'react'

import { Link } from '@/components/dsfr/Link'
import { SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** What a visitor is invited to do. */
export function CallToAction(props: SectionProps<'callToAction'>) {
  const { link } = props.section
  return (
    <Callout {...props}>
      {link && <Link className="fr-btn" link={link} siteUrl={props.siteUrl} />}
    </Callout>
  )
}

type CalloutProps = SectionProps<'closedCall' | 'callToAction'> & { children?: ReactNode }

/** The title and text of a section as DSFR « Mise en avant », then `children`. Renders nothing if all are empty. */
export function Callout({ children, ...props }: CalloutProps) {
  const { anchor, title, body } = props.section
  if (!title && body.children.length === 0 && !children) return null
  return (
    <SectionFrame section={{ anchor }} isProse>
      <div className="fr-callout">
        {title && <h2 className="fr-callout__title">{frenchTypography(title)}</h2>}
        <div className="fr-callout__text">
          <SectionText {...props} text={body} />
          {children}
        </div>
      </div>
    </SectionFrame>
  )
}
