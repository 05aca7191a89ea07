import { Picture } from '@/components/dsfr/Picture'
import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** What people say, each as DSFR « Citation ». */
export function Testimonials({ section, images, siteUrl }: SectionProps<'testimonials'>) {
  const { title, testimonials } = section
  if (!title && testimonials.length === 0) return null
  return (
    <SectionFrame section={section} isProse>
      {testimonials.map(({ id, quote, name, role, photo }) => (
        <figure className="fr-quote fr-quote--column" key={id}>
          <blockquote>
            <Markdown
              text={quote}
              startLevel={title ? 2 : 1}
              images={images}
              siteUrl={siteUrl}
              id={id}
            />
          </blockquote>
          <figcaption>
            <p className="fr-quote__author">{frenchTypography(name)}</p>
            {role && (
              <ul className="fr-quote__source">
                <li>{frenchTypography(role)}</li>
              </ul>
            )}
            {photo && (
              <div className="fr-quote__image">
                <Picture image={photo} sizes="7.25rem" />
              </div>
            )}
          </figcaption>
        </figure>
      ))}
    </SectionFrame>
  )
}
