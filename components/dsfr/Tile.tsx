import { Link } from '@/components/dsfr/Link'
import type { LinkView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

type TileProps = {
  link: LinkView
  description?: string
  siteUrl: string
  /** The element of its title: a heading, or a paragraph in a list of links. */
  title: 'h2' | 'h3' | 'p'
  /** One line with an arrow, instead of a large area. */
  isSmall?: boolean
}

/** DSFR « Tuile »: a link that one can follow from anywhere in its frame. */
export function Tile({ link, description, siteUrl, title: Title, isSmall = false }: TileProps) {
  const look = isSmall ? ' fr-tile--horizontal' : ''
  return (
    <div className={`fr-tile${look} fr-enlarge-link`}>
      <div className="fr-tile__body">
        <div className="fr-tile__content">
          <Title className="fr-tile__title">
            <Link link={link} siteUrl={siteUrl} />
          </Title>
          {description && <p className="fr-tile__desc">{frenchTypography(description)}</p>}
        </div>
      </div>
    </div>
  )
}
