import { ButtonLinks } from '@/components/dsfr/ButtonLinks'

import type { SectionProps } from './props'
import { CalloutSection } from './CalloutSection'

/** What a visitor is invited to do. */
export function CallToAction(props: SectionProps<'callToAction'>) {
  const { link } = props.section
  return (
    <CalloutSection {...props}>
      {link && <ButtonLinks primary={link} secondary={null} siteUrl={props.siteUrl} />}
    </CalloutSection>
  )
}
