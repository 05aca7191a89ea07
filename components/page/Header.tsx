import { Link } from '@/components/dsfr/Link'
import { LANDMARKS } from '@/components/dsfr/SkipLinks'
import { ThemeButton } from '@/components/dsfr/Theme'
import type { SiteView, LinkView, MenuEntry } from '@/components/views'
import { frenchTypography } from '@/text/typography'

const MENU_ID = 'menu-mobile'

type HeaderProps = {
  site: SiteView
  /** Path of the page, with a leading slash; null for a page without its own address. */
  path: string | null
}

/**
 * DSFR « En-tête »: the State's mark, the service and the display settings, and the site's menu if it has one. On small
 * screens, the settings and the menu are in a dialog.
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
                <Tools site={site} path={path} />
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

/** DSFR « Liens d’accès rapide »: the way to apply while the call is open, except on its own page; the display settings. */
function Tools({ site, path }: HeaderProps) {
  const apply = site.call?.apply
  return (
    <ul className="fr-btns-group">
      {apply && apply.href !== path && (
        <li>
          <Link className="fr-btn" link={apply} siteUrl={site.url} />
        </li>
      )}
      <li>
        <ThemeButton />
      </li>
    </ul>
  )
}

/** The dialog of small screens: the site's menu, and the header's tools again. */
function MobileMenu({ site, path }: HeaderProps) {
  return (
    <dialog className="fr-header__menu fr-modal" id={MENU_ID} aria-label="Menu">
      <div className="fr-container">
        <button className="fr-btn fr-btn--close" type="button" aria-controls={MENU_ID}>
          Fermer
        </button>
        {site.menu.length > 0 && <Menu site={site} path={path} isUnfolding />}
        <div className="fr-header__menu-links">
          <Tools site={site} path={path} />
        </div>
      </div>
    </dialog>
  )
}

type MenuProps = {
  site: SiteView
  /** Path of the current page, with a leading slash; null for a page without its own address. */
  path: string | null
  /**
   * Whether its lists expand in place, as on small screens, with the current page's list open. Otherwise each list is a
   * native popover over the page, which closes on Escape or on a press elsewhere.
   */
  isUnfolding?: boolean
}

/** DSFR « Navigation principale », without scripts. */
function Menu({ site, path, isUnfolding = false }: MenuProps) {
  const current = currentIn(site.menu, path)
  const link = (one: LinkView) => (
    <Link
      className="fr-nav__link"
      link={one}
      siteUrl={site.url}
      current={current?.href === one.href ? current.is : undefined}
    />
  )
  const list = ({ label, children }: MenuList, index: number) => {
    const isCurrent = children.some(({ href }) => href === current?.href)
    const button = {
      className: 'fr-nav__btn',
      children: frenchTypography(label),
      'aria-current': isCurrent || undefined,
    }
    const links = (
      <ul className="fr-menu__list">
        {children.map((child) => (
          <li key={child.href}>{link(child)}</li>
        ))}
      </ul>
    )
    const id = `menu-${index}`
    return isUnfolding ? (
      <details className="eig-menu" open={isCurrent}>
        <summary {...button} />
        {links}
      </details>
    ) : (
      <>
        <button type="button" popoverTarget={id} {...button} />
        <div className="eig-menu" id={id} popover="auto">
          {links}
        </div>
      </>
    )
  }
  return (
    <nav
      className="fr-nav"
      role="navigation"
      // Two landmarks of a page must not have the same name.
      aria-label={isUnfolding ? 'Menu' : 'Menu principal'}
    >
      <ul className="fr-nav__list">
        {site.menu.map((entry, index) => (
          <li className="fr-nav__item" key={index}>
            {'href' in entry ? link(entry) : list(entry, index)}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type MenuList = Extract<MenuEntry, { children: LinkView[] }>

type Current = { href: string; is: 'page' | 'true' } | null

/**
 * The menu entry to mark as current at `path`: the link to the page itself, otherwise to its nearest ancestor in the menu.
 */
function currentIn(menu: MenuEntry[], path: string | null): Current {
  if (path === null) return null
  const [nearest] = menu
    .flatMap((entry) => ('children' in entry ? entry.children : [entry]))
    .filter(({ href }) => href === path || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)
  return nearest ? { href: nearest.href, is: nearest.href === path ? 'page' : 'true' } : null
}

/** The State's mark, drawn by DSFR « Bloc marque » around these words; it must not be altered. */
export function RepublicLogo() {
  return (
    <p className="fr-logo">
      République
      <br />
      Française
    </p>
  )
}
