import { Milestones } from '@/sections/Milestones'
import type { SectionProps } from '@/sections/props'
import { SectionFrame } from '@/sections/SectionFrame'
import { isEmpty, itemLevel, SectionIntroduction } from '@/sections/SectionIntroduction'
import { Markdown } from '@/text/markdown'

/** The steps of a selection, in order and numbered by it, then the dates of the call. */
export function Steps({ section, images, siteUrl }: SectionProps<'steps'>) {
  if (isEmpty(section, [...section.steps, ...section.milestones])) return null
  return (
    <SectionFrame section={section} isProse>
      <SectionIntroduction section={section} images={images} siteUrl={siteUrl} />
      {section.steps.length > 0 && (
        <ol className="eig-list eig-steps" role="list">
          {section.steps.map(({ id, text }) => (
            <li key={id}>
              <Markdown
                text={text}
                startLevel={section.title ? 2 : 1}
                images={images}
                siteUrl={siteUrl}
                id={id}
              />
            </li>
          ))}
        </ol>
      )}
      <Milestones milestones={section.milestones} level={itemLevel(section)} />
    </SectionFrame>
  )
}
