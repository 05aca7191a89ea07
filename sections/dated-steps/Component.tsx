import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** What happens when, in order. The date leads each step, whose text follows it. */
export function DatedSteps({ section, images, siteUrl }: SectionProps<'datedSteps'>) {
  const { title, steps } = section
  if (!title && steps.length === 0) return null
  return (
    <SectionFrame section={section} isProse>
      {steps.length > 0 && (
        <ol className="eig-list eig-milestones" role="list">
          {steps.map(({ id, date, description }) => (
            <li key={id}>
              <p className="eig-milestones__time">{frenchTypography(date)}</p>
              <Markdown
                text={description}
                startLevel={title ? 2 : 1}
                images={images}
                siteUrl={siteUrl}
                id={id}
              />
            </li>
          ))}
        </ol>
      )}
    </SectionFrame>
  )
}
