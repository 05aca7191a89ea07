import { Link } from '@/components/dsfr/Link'
import { RepublicLogo } from '@/components/dsfr/RepublicLogo'
import { LANDMARKS } from '@/components/dsfr/SkipLinks'
import type { LinkView, SiteView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

import { footerItems } from './footer-links'

/** Sites of the State that every footer names (DSFR « Pied de page »). */
const OFFICIAL_LINKS: LinkView[] = [
  { label: 'info.gouv.fr', href: 'https://www.info.gouv.fr' },
  { label: 'service-public.fr', href: 'https://www.service-public.fr' },
  { label: 'legifrance.gouv.fr', href: 'https://www.legifrance.gouv.fr' },
  { label: 'data.gouv.fr', href: 'https://www.data.gouv.fr' },
]

const LICENCE: LinkView = {
  label: 'licence etalab-2.0',
  href: 'https://github.com/etalab/licence-ouverte/blob/master/LO.md',
}

type FooterProps = { site: SiteView }

/** DSFR « Pied de page ». */
export function Footer({ site }: FooterProps) {
  return (
    <footer className="fr-footer" role="contentinfo" id={LANDMARKS.footer} tabIndex={-1}>
      <div className="fr-container">
        <div className="fr-footer__body">
          <div className="fr-footer__brand fr-enlarge-link">
            <a
              href="/"
              title={`Retour à l’accueil du site - ${frenchTypography(site.name)} - République Française`}
            >
              <RepublicLogo />
            </a>
          </div>
          <div className="fr-footer__content">
            {site.tagline && (
              <p className="fr-footer__content-desc">{frenchTypography(site.tagline)}</p>
            )}
            {site.address && (
              <address className="fr-footer__content-desc eig-footer__address">
                {frenchTypography(site.address)}
              </address>
            )}
            <ul className="fr-footer__content-list">
              {OFFICIAL_LINKS.map((link) => (
                <li className="fr-footer__content-item" key={link.href}>
                  <Link className="fr-footer__content-link" link={link} siteUrl={site.url} />
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className="fr-footer__bottom">
          <ul className="fr-footer__bottom-list">
            {footerItems(site).map(({ label, href }, index) => (
              <li className="fr-footer__bottom-item" key={index}>
                {href === null ? (
                  <span className="eig-footer__statement">{label}</span>
                ) : (
                  <Link
                    className="fr-footer__bottom-link"
                    link={{ label, href }}
                    siteUrl={site.url}
                  />
                )}
              </li>
            ))}
          </ul>
          <div className="fr-footer__bottom-copy">
            <p>
              Sauf mention explicite de propriété intellectuelle détenue par des tiers, les contenus
              de ce site sont proposés sous <Link link={LICENCE} siteUrl={site.url} />.
            </p>
          </div>
        </div>
      </div>
    </footer>
  )
}
