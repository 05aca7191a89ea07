// Written by npm run generate, from schemas.ts.
import { Text } from './text/Component'
import { Profiles } from './profiles/Component'
import { Criteria } from './criteria/Component'
import { Steps } from './steps/Component'
import { ClosedCall } from './closed-call/Component'
import { Questions } from './questions/Component'
import { DatedSteps } from './dated-steps/Component'
import { CallToAction } from './call-to-action/Component'
import { Testimonials } from './testimonials/Component'
import { SiteMap } from './site-map/Component'
import { AccessibilityAudit } from './accessibility-audit/Component'
import { Downloads } from './downloads/Component'
import { KeyDates } from './key-dates/Component'
import { Alert } from './alert/Component'
import { Tiles } from './tiles/Component'
import { KeyFigures } from './key-figures/Component'
import { Picture } from './picture/Component'
import { Video } from './video/Component'
import type { SectionComponents } from './SectionFrame'

export const components: SectionComponents = {
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
  alert: Alert,
  tiles: Tiles,
  keyFigures: KeyFigures,
  picture: Picture,
  video: Video,
}
