import type { LinkView } from '@/components/views'
import { deadlineInParis, frenchDeadline } from '@/text/french-date'
import { anchorProps } from '@/text/links'
import { frenchTypography } from '@/text/typography'

type LinkProps = {
  link: LinkView
  siteUrl: string
  className?: string
  /** The subject of the link, added to its title when its words do not tell (« En savoir plus »). */
  about?: string
  /** The deadline to show after the label. */
  until?: Date | null
  /** 'page' for a link to the current page, 'true' for a link to a page above it. */
  current?: 'page' | 'true'
}

/** An anchor as in DSFR « Lien »: external links open a new window and say so. */
export function Link({ link, siteUrl, className, about = '', until, current }: LinkProps) {
  const label = frenchTypography(link.label)
  const deadline = until && `jusqu’au\u00a0${deadlineInParis(until)}`
  // Staff may have written the deadline in the label themselves.
  const isSaid = !deadline || label.includes(frenchDeadline(until))
  const words = isSaid ? label : `${label}, ${deadline}`
  return (
    <a
      className={className}
      aria-current={current}
      {...anchorProps(link.href, words, siteUrl, frenchTypography(about))}
    >
      {isSaid ? (
        label
      ) : (
        // One element: a button lays out its children side by side.
        <span>
          {label}, <time dateTime={until?.toISOString()}>{deadline}</time>
        </span>
      )}
    </a>
  )
}

/** DSFR « Groupe de liens ». */
export const LinkGroup = ({ links, siteUrl }: { links: LinkView[]; siteUrl: string }) => (
  <ul className="fr-links-group">
    {links.map((link) => (
      <li key={link.href}>
        <Link className="fr-link" link={link} siteUrl={siteUrl} />
      </li>
    ))}
  </ul>
)

type ButtonLinksProps = {
  primary: LinkView | null
  secondary: LinkView | null
  /** The deadline of the primary link. */
  until?: Date | null
  siteUrl: string
}

/** DSFR « Groupe de boutons » made of links: at most one main action. Renders nothing without links. */
export function ButtonLinks({ primary, secondary, until, siteUrl }: ButtonLinksProps) {
  if (!primary && !secondary) return null
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md">
      {primary && (
        <li>
          <Link className="fr-btn" link={primary} until={until} siteUrl={siteUrl} />
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
