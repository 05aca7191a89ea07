import { Link } from '@/components/dsfr/Link'
import { CardsSection } from '@/sections/CardsSection'
import type { SectionProps } from '@/sections/SectionFrame'

/** Profiles side by side, each with a link to more about it. */
export function Profiles(props: SectionProps<'profiles'>) {
  return (
    <CardsSection
      {...props}
      items={props.section.profiles}
      below={({ name, link }) =>
        link && (
          <p className="eig-card__link">
            <Link className="fr-link" link={link} siteUrl={props.siteUrl} about={name} />
          </p>
        )
      }
    />
  )
}
