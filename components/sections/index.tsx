import type { ReactNode } from 'react'

import type { SectionView } from '@/lib/views'

import { AccessibilityAudit } from './AccessibilityAudit'
import { CallToAction } from './CallToAction'
import { ClosedCall } from './ClosedCall'
import { Criteria } from './Criteria'
import { DatedSteps } from './DatedSteps'
import { Profiles } from './Profiles'
import type { SectionProps } from './props'
import { Questions } from './Questions'
import { SiteMap } from './SiteMap'
import { Steps } from './Steps'
import { Text } from './Text'

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
  siteMap: SiteMap,
  accessibilityAudit: AccessibilityAudit,
}

/** Shows a section with the component of its type. */
export function Section<Type extends SectionView['blockType']>(props: SectionProps<Type>) {
  const type: Type = props.section.blockType
  const Component: (props: SectionProps<Type>) => ReactNode = sections[type]
  return <Component {...props} />
}
