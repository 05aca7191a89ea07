import { CardsSection } from '@/sections/CardsSection'
import { Permalink, type SectionProps } from '@/sections/SectionFrame'

/** Selection criteria. The number of each criterion is its position in the list. */
export function Criteria(props: SectionProps<'criteria'>) {
  return (
    <CardsSection
      {...props}
      items={props.section.criteria}
      isOrdered
      abreast={3}
      above={(_, index) => <p className="fr-tag">{`Critère\u00a0${index + 1}`}</p>}
      below={({ anchor, name }) => (
        <Permalink
          label="Lien vers ce critère"
          about={name}
          anchor={anchor}
          siteUrl={props.siteUrl}
        />
      )}
    />
  )
}
