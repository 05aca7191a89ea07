import type { ReactNode } from 'react'

import type { SectionView } from '@/components/views'

import { AccessibilityAudit } from './accessibility-audit/Component'
import { CallToAction } from './call-to-action/Component'
import { ClosedCall } from './closed-call/Component'
import { Criteria } from './criteria/Component'
import { DatedSteps } from './dated-steps/Component'
import { Profiles } from './profiles/Component'
import type { SectionProps } from './props'
import { Questions } from './questions/Component'
import { SiteMap } from './site-map/Component'
import { Steps } from './steps/Component'
import { Testimonials } from './testimonials/Component'
import { Text } from './text/Component'
import { Downloads } from './downloads/Component'
import { KeyDates } from './key-dates/Component'

type Sections = {
  [Type in SectionView['blockType']]: (props: SectionProps<Type>) => ReactNode
}

/** The component of each section. The compiler refuses a block without its component, and the reverse. */
const sections: Sections = {
  text: Text,
  profiles: Profiles,
  criteria: Criteria,
  steps: Steps,
  closedCall: ClosedCall,
  questions: Questions,
  datedSteps: DatedSteps,
  callToAction: CallToAction,
  testimonials: Testimonials,
  siteMap: SiteMap,
  accessibilityAudit: AccessibilityAudit,
  downloads: Downloads,
  keyDates: KeyDates,
}

/** Shows a section with the component of its type. */
export function Section<Type extends SectionView['blockType']>(props: SectionProps<Type>) {
  const type: Type = props.section.blockType
  const Component: (props: SectionProps<Type>) => ReactNode = sections[type]
  return <Component {...props} />
}
