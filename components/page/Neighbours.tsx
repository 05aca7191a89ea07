import { Link } from '@/components/dsfr/Link'
import type { LinkView, PageView, SiteView } from '@/components/views'

import { footerItems } from './Footer'

type NeighboursProps = { neighbours: PageView['neighbours']; site: SiteView }

/**
 * The ways to the pages around, so that each is reached without knowing its address. What the footer names is there
 * already.
 */
export function Neighbours({ neighbours, site }: NeighboursProps) {
  const named = footerItems(site)
  const unnamed = (links: LinkView[]) =>
    links.filter(({ href }) => !named.some((item) => item.href === href))
  return (
    <>
      <LinkGroup
        id="rubrique"
        title="Dans cette rubrique"
        links={unnamed(neighbours.rubric)}
        siteUrl={site.url}
      />
      <LinkGroup
        id="rubriques"
        title="Autres rubriques"
        links={unnamed(neighbours.rubrics)}
        siteUrl={site.url}
      />
    </>
  )
}

type LinkGroupProps = { id: string; title: string; links: LinkView[]; siteUrl: string }

/** DSFR « Lien », as a group under a title; nothing without links. */
function LinkGroup({ id, title, links, siteUrl }: LinkGroupProps) {
  if (links.length === 0) return null
  return (
    <nav className="eig-neighbours" aria-labelledby={id}>
      <h2 className="fr-h5" id={id}>
        {title}
      </h2>
      <ul className="fr-links-group">
        {links.map((link) => (
          <li key={link.href}>
            <Link className="fr-link" link={link} siteUrl={siteUrl} />
          </li>
        ))}
      </ul>
    </nav>
  )
}
