import { RepublicLogo } from '@/components/dsfr/RepublicLogo'
import { LANDMARKS } from '@/components/dsfr/SkipLinks'
import { ThemeButton } from '@/components/dsfr/Theme'
import type { SiteView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

import { Menu } from './Menu'

const MENU_ID = 'menu-mobile'

type HeaderProps = {
  site: SiteView
  /** Path of the page, with a leading slash; null where it has none. */
  path: string | null
}

/**
 * DSFR « En-tête »: the State's mark, the service, and, in a dialog on small screens, the display settings and the site's
 * menu if it has one.
 */
export function Header({ site, path }: HeaderProps) {
  const name = frenchTypography(site.name)
  return (
    <header className="fr-header" role="banner" id={LANDMARKS.top}>
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <div className="fr-header__brand fr-enlarge-link">
              <div className="fr-header__brand-top">
                <div className="fr-header__logo">
                  <RepublicLogo />
                </div>
                <div className="fr-header__navbar">
                  <button
                    className="fr-btn fr-btn--menu"
                    type="button"
                    aria-controls={MENU_ID}
                    aria-haspopup="dialog"
                  >
                    Menu
                  </button>
                </div>
              </div>
              <div className="fr-header__service">
                <a href="/" title={`Accueil - ${name}`}>
                  <p className="fr-header__service-title">{name}</p>
                </a>
                {site.tagline && (
                  <p className="fr-header__service-tagline">{frenchTypography(site.tagline)}</p>
                )}
              </div>
            </div>
            <div className="fr-header__tools">
              <div className="fr-header__tools-links">
                <ul className="fr-btns-group">
                  <li>
                    <ThemeButton />
                  </li>
                </ul>
              </div>
            </div>
          </div>
        </div>
      </div>
      <MobileMenu site={site} path={path} />
      {site.menu.length > 0 && (
        <div className="eig-header__menu">
          <div className="fr-container">
            <Menu site={site} path={path} />
          </div>
        </div>
      )}
    </header>
  )
}

/** On small screens, the menu of the site and the header's tools again. */
function MobileMenu({ site, path }: HeaderProps) {
  return (
    <dialog className="fr-header__menu fr-modal" id={MENU_ID} aria-label="Menu">
      <div className="fr-container">
        <button className="fr-btn fr-btn--close" type="button" aria-controls={MENU_ID}>
          Fermer
        </button>
        {site.menu.length > 0 && <Menu site={site} path={path} isUnfolding />}
        <div className="fr-header__menu-links">
          <ul className="fr-btns-group">
            <li>
              <ThemeButton />
            </li>
          </ul>
        </div>
      </div>
    </dialog>
  )
}
