import { Milestones } from '@/sections/key-dates/Component'
import {
  type SectionProps,
  SectionFrame,
  SectionText,
  isEmpty,
  itemLevel,
  SectionIntroduction,
} from '@/sections/SectionFrame'

/** The numbered steps of a selection, then the milestones of the call. */
export function Steps(props: SectionProps<'steps'>) {
  const { section } = props
  if (isEmpty(section, [...section.steps, ...section.milestones])) return null
  return (
    <SectionFrame section={section} isProse>
      <SectionIntroduction {...props} />
      {section.steps.length > 0 && (
        <ol className="eig-list eig-steps" role="list">
          {section.steps.map(({ id, text }) => (
            <li key={id}>
              <SectionText {...props} text={text} id={id} />
            </li>
          ))}
        </ol>
      )}
      <Milestones milestones={section.milestones} level={itemLevel(section)} />
    </SectionFrame>
  )
}
