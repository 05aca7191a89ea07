import { ButtonLinks } from '@/components/dsfr/Link'
import { CalloutSection } from '@/sections/CalloutSection'
import type { SectionProps } from '@/sections/props'

/** What a visitor is invited to do. */
export function CallToAction(props: SectionProps<'callToAction'>) {
  const { link } = props.section
  return (
    <CalloutSection {...props}>
      {link && <ButtonLinks primary={link} secondary={null} siteUrl={props.siteUrl} />}
    </CalloutSection>
  )
}
