import type { LinkView } from '@/components/views'
import { deadlineInParis, frenchDeadline } from '@/text/french-date'
import { anchorProps } from '@/text/links'
import { frenchTypography } from '@/text/typography'

type LinkProps = {
  link: LinkView
  siteUrl: string
  className?: string
  /** What the link is about, added to its title where its words do not tell (« En savoir plus »). */
  about?: string
  /** Until when it leads there. */
  until?: Date | null
  /** Whether it leads to the page itself, or to one that this page is under. */
  current?: 'page' | 'true'
}

/** An anchor as in DSFR « Lien »: one that leaves the site opens a new window and says so. */
export function Link({ link, siteUrl, className, about = '', until, current }: LinkProps) {
  const label = frenchTypography(link.label)
  const deadline = until && `jusqu’au\u00a0${deadlineInParis(until)}`
  // Staff may have written it themselves.
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
        // One box: a button sets its parts side by side.
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
  /** Until when the primary one leads there. */
  until?: Date | null
  siteUrl: string
}

/** DSFR « Groupe de boutons » made of links: one main action at most. Nothing when there is neither. */
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
