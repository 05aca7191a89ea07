import { Link } from '@/components/dsfr/Link'
import type { LinkView, MenuEntry, SiteView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

type MenuProps = {
  site: SiteView
  /** Path of the page it stands on, with a leading slash; null where that has none. */
  path: string | null
  /**
   * Whether its lists unfold where they stand, that of the page being open, as on small screens. Else each opens over the
   * page as the platform's popover, which answers Escape, and closes when one presses elsewhere.
   */
  isUnfolding?: boolean
}

/** DSFR « Navigation principale », which asks for no script. */
export function Menu({ site, path, isUnfolding = false }: MenuProps) {
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
      // No two landmarks of a page have one name.
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

/** The place of `menu` where one is at `path`: its own link, or else that of the nearest page above it. */
function currentIn(menu: MenuEntry[], path: string | null): Current {
  if (path === null) return null
  const [nearest] = menu
    .flatMap((entry) => ('children' in entry ? entry.children : [entry]))
    .filter(({ href }) => href === path || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)
  return nearest ? { href: nearest.href, is: nearest.href === path ? 'page' : 'true' } : null
}
