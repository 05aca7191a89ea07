import { SectionFrame, type SectionProps, SectionText } from '@/sections/SectionFrame'

/** Free text, with headings from level 2. */
export function Text(props: SectionProps<'text'>) {
  const { section } = props
  if (section.body.children.length === 0) return null
  return (
    <SectionFrame section={section} isProse>
      <SectionText {...props} text={section.body} />
    </SectionFrame>
  )
}
