import { Link } from '@/components/dsfr/Link'
import { LANDMARKS } from '@/components/dsfr/SkipLinks'
import { RepublicLogo } from '@/components/page/Header'
import { AUDIT, STATE_WORDS } from '@/components/rgaa/audit'
import type { LinkView, SiteView } from '@/components/views'
import { PURPOSES } from '@/fields/purpose'
import { frenchTypography } from '@/text/typography'

/** State websites that every footer must link to (DSFR « Pied de page »). */
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

const ACCESSIBILITY = `Accessibilité\u00a0: ${STATE_WORDS[AUDIT.state]}`

type FooterProps = { site: SiteView }

/** DSFR « Pied de page », with the tagline of the settings, or else what the home page says of itself. */
export function Footer({ site }: FooterProps) {
  const about = site.tagline || site.home?.about
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
            {about && <p className="fr-footer__content-desc">{frenchTypography(about)}</p>}
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

/** An item at the bottom of every page; `href` is null for text without a link. */
type FooterItem = { label: string; href: string | null }

/**
 * Returns the footer's items: the pages that the law requires, then the site's own links except repeated ones. The
 * accessibility state is shown even without a statement page (décret n° 2019-768, article 5); other missing pages are left
 * out.
 */
export function footerItems(site: SiteView): FooterItem[] {
  const required = PURPOSES.flatMap(({ value, label }): FooterItem[] => {
    const href = site.requiredPages[value] ?? null
    if (value === 'accessibility') return [{ label: ACCESSIBILITY, href }]
    return href ? [{ label, href }] : []
  })
  // Show the address itself: some visitors can only copy it or write it down.
  const contact: LinkView[] = site.contactEmail
    ? [{ label: site.contactEmail, href: `mailto:${site.contactEmail}` }]
    : []
  const own = [...site.footerLinks, ...contact].filter(
    ({ href }) => !required.some((item) => item.href === href),
  )
  return [...required, ...own]
}
