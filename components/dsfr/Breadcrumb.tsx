import type { PageView } from '@/components/views'
import { frenchTypography } from '@/text/typography'

export type BreadcrumbItem = {
  label: string
  /** null for a step of the path without a page. */
  href: string | null
}

type BreadcrumbProps = { items: BreadcrumbItem[] }

/** DSFR « Fil d’Ariane »; the last item is the page itself. Collapsed on small screens when scripts run. */
export function Breadcrumb({ items }: BreadcrumbProps) {
  return (
    <nav className="fr-breadcrumb" role="navigation" aria-label={'vous êtes ici\u00a0:'}>
      <button
        className="fr-breadcrumb__button"
        type="button"
        aria-expanded="false"
        aria-controls="fil-ariane"
      >
        Voir le fil d’Ariane
      </button>
      <div className="fr-collapse" id="fil-ariane">
        <ol className="fr-breadcrumb__list">
          {items.map(({ label, href }, index) => (
            <li key={index}>
              {href !== null ? (
                <a className="fr-breadcrumb__link" href={href}>
                  {label}
                </a>
              ) : index === items.length - 1 ? (
                <a className="fr-breadcrumb__link" aria-current="page">
                  {label}
                </a>
              ) : (
                <span className="eig-breadcrumb__step">{label}</span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}

/**
 * Returns the breadcrumb from the home page to `page`. A part of the path without a page is named by its words
 * (`appels-passes` → « Appels passes »).
 */
export function breadcrumbOf({
  path,
  title,
  neighbours,
}: Pick<PageView, 'path' | 'title' | 'neighbours'>): BreadcrumbItem[] {
  const slugs = path.split('/').filter(Boolean).slice(0, -1)
  const ancestors = slugs.map((slug, index): BreadcrumbItem => {
    const href = `/${slugs.slice(0, index + 1).join('/')}`
    const page = neighbours.ancestors.find((ancestor) => ancestor.href === href)
    return page
      ? { label: frenchTypography(page.label), href }
      : { label: capitalized(slug.replaceAll('-', ' ')), href: null }
  })
  return [
    { label: 'Accueil', href: '/' },
    ...ancestors,
    { label: frenchTypography(title), href: null },
  ]
}

function capitalized(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
}
