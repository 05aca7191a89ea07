import { SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** Dated steps, in order. Each step starts with its date, followed by its text. */
export function DatedSteps(props: SectionProps<'datedSteps'>) {
  const { title, steps } = props.section
  if (!title && steps.length === 0) return null
  return (
    <SectionFrame section={props.section} isProse>
      {steps.length > 0 && (
        <ol className="eig-list eig-milestones" role="list">
          {steps.map(({ id, date, description }) => (
            <li key={id}>
              <p className="eig-milestones__time">{frenchTypography(date)}</p>
              <SectionText {...props} text={description} id={id} />
            </li>
          ))}
        </ol>
      )}
    </SectionFrame>
  )
}
