import {
  Heading,
  isEmpty,
  itemLevel,
  SectionFrame,
  SectionIntroduction,
  type SectionProps,
} from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** Selection criteria. The number of each criterion is its position in the list, and links to the criterion. */
export function Criteria(props: SectionProps<'criteria'>) {
  const { section, ...onPage } = props
  if (isEmpty(section, section.criteria)) return null
  const level = itemLevel(section)
  return (
    <SectionFrame section={section}>
      <SectionIntroduction {...props} />
      {section.criteria.length > 0 && (
        <ol className="eig-list eig-criteria" role="list">
          {section.criteria.map(({ id, anchor, name, description }, index) => (
            <li key={id} id={anchor || undefined}>
              <CriterionNumber number={index + 1} name={name} anchor={anchor} />
              <Heading level={level} className="fr-h6">
                {frenchTypography(name)}
              </Heading>
              <Markdown text={description} startLevel={level} {...onPage} id={id} />
            </li>
          ))}
        </ol>
      )}
    </SectionFrame>
  )
}

type CriterionNumberProps = { number: number; name: string; anchor: string }

/** The number of a criterion, for visitors who want to copy its address; without an anchor, only the number. */
function CriterionNumber({ number, name, anchor }: CriterionNumberProps) {
  const words = (
    <>
      <span className="fr-sr-only">Critère{'\u00a0'}</span>
      {number}
    </>
  )
  const label = frenchTypography(`Lien vers le critère ${number} : ${name}`)
  return (
    <p className="eig-criteria__number">
      {anchor ? (
        <a className="eig-criteria__link" href={`#${anchor}`} aria-label={label}>
          {words}
        </a>
      ) : (
        words
      )}
    </p>
  )
}
