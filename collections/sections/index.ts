import { ClosedCallSection } from './closed-call'
import { CriteriaSection } from './criteria'
import { ProfilesSection } from './profiles'
import { StepsSection } from './steps'
import { TextSection } from './text'

/** The blocks a page is made of, in the order the admin offers them. */
export const sections = [
  TextSection,
  ProfilesSection,
  CriteriaSection,
  StepsSection,
  ClosedCallSection,
]
