import { LibraryImage } from '@/sections/picture/Component'
import { SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** Testimonials, each as DSFR « Citation ». */
export function Testimonials(props: SectionProps<'testimonials'>) {
  const { title, testimonials } = props.section
  if (!title && testimonials.length === 0) return null
  return (
    <SectionFrame section={props.section} isProse>
      {testimonials.map(({ id, quote, name, role, photo }) => (
        <figure className="fr-quote fr-quote--column" key={id}>
          <blockquote>
            <SectionText {...props} text={quote} id={id} />
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
                <LibraryImage image={photo} sizes="7.25rem" />
              </div>
            )}
          </figcaption>
        </figure>
      ))}
    </SectionFrame>
  )
}
