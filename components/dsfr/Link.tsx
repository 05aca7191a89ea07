import type { LinkView } from '@/components/views'
import { anchorProps } from '@/text/links'
import { frenchTypography } from '@/text/typography'

type LinkProps = {
  link: LinkView
  siteUrl: string
  className?: string
  /** What the link is about, added to its title where its words do not tell (« En savoir plus »). */
  about?: string
}

/** An anchor as in DSFR « Lien »: one that leaves the site opens a new window and says so. */
export function Link({ link, siteUrl, className, about = '' }: LinkProps) {
  const label = frenchTypography(link.label)
  return (
    <a className={className} {...anchorProps(link.href, label, siteUrl, frenchTypography(about))}>
      {label}
    </a>
  )
}

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
