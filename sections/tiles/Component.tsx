import { Link } from '@/components/dsfr/Link'
import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** Links side by side, each as DSFR « Tuile ». Tiles without a link are left out. */
export function Tiles({ section, siteUrl }: SectionProps<'tiles'>) {
  const tiles = section.tiles.flatMap(({ link, ...tile }) => (link ? [{ ...tile, link }] : []))
  if (!section.title && tiles.length === 0) return null
  const Title = section.title ? 'h3' : 'h2'
  return (
    <SectionFrame section={section}>
      {tiles.length > 0 && (
        <ul className="eig-list eig-cards" role="list">
          {tiles.map(({ id, link, description }) => (
            <li key={id}>
              <div className="fr-tile fr-enlarge-link">
                <div className="fr-tile__body">
                  <div className="fr-tile__content">
                    <Title className="fr-tile__title">
                      <Link link={link} siteUrl={siteUrl} />
                    </Title>
                    {description && (
                      <p className="fr-tile__desc">{frenchTypography(description)}</p>
                    )}
                  </div>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </SectionFrame>
  )
}
