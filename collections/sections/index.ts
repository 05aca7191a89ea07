import { AccessibilityAuditSection } from './accessibility-audit'
import { CallToActionSection } from './call-to-action'
import { ClosedCallSection } from './closed-call'
import { CriteriaSection } from './criteria'
import { DatedStepsSection } from './dated-steps'
import { ProfilesSection } from './profiles'
import { QuestionsSection } from './questions'
import { SiteMapSection } from './site-map'
import { StepsSection } from './steps'
import { TextSection } from './text'

/** The blocks a page is made of, in the order the admin offers them. */
export const sections = [
  TextSection,
  ProfilesSection,
  CriteriaSection,
  StepsSection,
  ClosedCallSection,
  QuestionsSection,
  DatedStepsSection,
  CallToActionSection,
  SiteMapSection,
  AccessibilityAuditSection,
]
