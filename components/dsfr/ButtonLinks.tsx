import type { LinkView } from '@/components/views'

import { Link } from './Link'

type ButtonLinksProps = { primary: LinkView | null; secondary: LinkView | null; siteUrl: string }

/** DSFR « Groupe de boutons » made of links: one main action at most. Nothing when there is neither. */
export function ButtonLinks({ primary, secondary, siteUrl }: ButtonLinksProps) {
  if (!primary && !secondary) return null
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md">
      {primary && (
        <li>
          <Link className="fr-btn" link={primary} siteUrl={siteUrl} />
        </li>
      )}
      {secondary && (
        <li>
          <Link className="fr-btn fr-btn--secondary" link={secondary} siteUrl={siteUrl} />
        </li>
      )}
    </ul>
  )
}
