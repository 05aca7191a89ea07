import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** Figures side by side, each above what it counts, then their source. */
export function KeyFigures({ section }: SectionProps<'keyFigures'>) {
  const { title, figures, source } = section
  if (!title && figures.length === 0) return null
  return (
    <SectionFrame section={section}>
      {figures.length > 0 && (
        <ul className="eig-list eig-cards" role="list">
          {figures.map(({ id, value, meaning }) => (
            <li key={id}>
              <p className="eig-figure">
                <span className="eig-figure__value">{frenchTypography(value)}</span>{' '}
                {frenchTypography(meaning)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {source && <p className="fr-text--sm">Source&nbsp;: {frenchTypography(source)}</p>}
    </SectionFrame>
  )
}
