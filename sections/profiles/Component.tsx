import { Heading } from '@/components/dsfr/Heading'
import { Link } from '@/components/dsfr/Link'
import type { SectionProps } from '@/sections/props'
import { isEmpty, itemLevel, SectionIntroduction } from '@/sections/SectionIntroduction'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** Profiles side by side, each with a link to what it is. */
export function Profiles({ section, images, siteUrl }: SectionProps<'profiles'>) {
  if (isEmpty(section, section.profiles)) return null
  const level = itemLevel(section)
  return (
    <section className="eig-section">
      <SectionIntroduction section={section} images={images} siteUrl={siteUrl} />
      {section.profiles.length > 0 && (
        <ul className="fr-grid-row fr-grid-row--gutters eig-list" role="list">
          {section.profiles.map(({ id, name, description, link }) => (
            <li className="fr-col-12 fr-col-md-6" key={id}>
              <div className="eig-card">
                <Heading level={level} className="fr-h5">
                  {frenchTypography(name)}
                </Heading>
                <Markdown
                  text={description}
                  startLevel={level}
                  images={images}
                  siteUrl={siteUrl}
                  id={id}
                />
                {link && (
                  <p className="eig-card__link">
                    <Link className="fr-link" link={link} siteUrl={siteUrl} about={name} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
