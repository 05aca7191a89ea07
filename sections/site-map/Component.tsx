import { Link } from '@/components/dsfr/Link'
import type { SectionProps } from '@/sections/props'
import { frenchTypography } from '@/text/typography'

/** Every published page, so that each is found without knowing its address (RGAA 4.1, criterion 12.1). */
export function SiteMap({ section, siteUrl }: SectionProps<'siteMap'>) {
  const { title, pages } = section
  if (!title && pages.length === 0) return null
  return (
    <section className="eig-section">
      {title && <h2>{frenchTypography(title)}</h2>}
      {pages.length > 0 && (
        <ul className="fr-links-group">
          {pages.map((link) => (
            <li key={link.href}>
              <Link className="fr-link" link={link} siteUrl={siteUrl} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
