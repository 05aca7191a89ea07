import { SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

/** DSFR « Alerte », small without a title. It is part of the page from the start, so it needs no `role` to be announced. */
export function Alert(props: SectionProps<'alert'>) {
  const { anchor, title, body, severity } = props.section
  if (!title && body.children.length === 0) return null
  const kind = severity === 'warning' ? 'fr-alert fr-alert--warning' : 'fr-alert fr-alert--info'
  return (
    <SectionFrame section={{ anchor }} isProse>
      <div className={title ? kind : `${kind} fr-alert--sm`}>
        {title && <h2 className="fr-alert__title">{frenchTypography(title)}</h2>}
        <SectionText {...props} text={body} />
      </div>
    </SectionFrame>
  )
}
