import { Heading } from '@/components/dsfr/Heading'
import type { SectionProps } from '@/sections/props'
import { isEmpty, itemLevel, SectionIntroduction } from '@/sections/SectionIntroduction'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** Selection criteria. The number of each is its place in the list; nobody types it. */
export function Criteria({ section, images, siteUrl }: SectionProps<'criteria'>) {
  if (isEmpty(section, section.criteria)) return null
  const level = itemLevel(section)
  return (
    <section className="eig-section">
      <SectionIntroduction section={section} images={images} siteUrl={siteUrl} />
      {section.criteria.length > 0 && (
        <ol className="fr-grid-row fr-grid-row--gutters eig-list" role="list">
          {section.criteria.map(({ id, name, description }, index) => (
            <li className="fr-col-12 fr-col-md-6 fr-col-lg-4" key={id}>
              <div className="eig-card">
                <p className="fr-tag">{`Critère\u00a0${index + 1}`}</p>
                <Heading level={level} className="fr-h6">
                  {frenchTypography(name)}
                </Heading>
                <Markdown
                  text={description}
                  startLevel={level}
                  images={images}
                  siteUrl={siteUrl}
                  id={id}
                />
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
