import type { LinkView } from '@/components/views'
import { anchorProps } from '@/text/links'
import { frenchTypography } from '@/text/typography'

type LinkProps = {
  link: LinkView
  siteUrl: string
  className?: string
  /** The subject of the link, added to its title when its words do not tell (« En savoir plus »). */
  about?: string
  /** 'page' for a link to the current page, 'true' for a link to a page above it. */
  current?: 'page' | 'true'
}

/** An anchor as in DSFR « Lien »: external links open a new window and say so. */
export function Link({ link, siteUrl, className, about = '', current }: LinkProps) {
  const label = frenchTypography(link.label)
  return (
    <a
      className={className}
      aria-current={current}
      {...anchorProps(link.href, label, siteUrl, frenchTypography(about))}
    >
      {label}
    </a>
  )
}
