import type { Block } from 'payload'

import { AccessibilityAuditSection } from './accessibility-audit/schema'
import { CallToActionSection } from './call-to-action/schema'
import { ClosedCallSection } from './closed-call/schema'
import { CriteriaSection } from './criteria/schema'
import { DatedStepsSection } from './dated-steps/schema'
import { ProfilesSection } from './profiles/schema'
import { QuestionsSection } from './questions/schema'
import { SiteMapSection } from './site-map/schema'
import { StepsSection } from './steps/schema'
import { TestimonialsSection } from './testimonials/schema'
import { TextSection } from './text/schema'
import { DownloadsSection } from './downloads/schema'
import { KeyDatesSection } from './key-dates/schema'
import { AlertSection } from './alert/schema'
import { TilesSection } from './tiles/schema'
import { KeyFiguresSection } from './key-figures/schema'
import { PictureSection } from './picture/schema'
import { VideoSection } from './video/schema'

/** The section blocks of a page, in the order in which the admin offers them. Add a line to register a section. */
export const sections: Block[] = [
  TextSection,
  ProfilesSection,
  CriteriaSection,
  StepsSection,
  ClosedCallSection,
  QuestionsSection,
  DatedStepsSection,
  CallToActionSection,
  TestimonialsSection,
  SiteMapSection,
  AccessibilityAuditSection,
  DownloadsSection,
  KeyDatesSection,
  AlertSection,
  TilesSection,
  KeyFiguresSection,
  PictureSection,
  VideoSection,
]
