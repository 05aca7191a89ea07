import { contentModel } from '@/fields/content'

import { Calls } from './calls'
import { Criteria } from './criteria'
import { Documents } from './documents'
import { Images } from './images'
import { Pages } from './pages'
import { Profiles } from './profiles'
import { SelectionSteps } from './selection-steps'

/** Pages and the content that they show, in the order of the admin menu. Add a line to register a collection. */
export const contentCollections = [
  Pages,
  Calls,
  Profiles,
  Criteria,
  SelectionSteps,
  Images,
  Documents,
]

/** Their content model, for code without a Payload instance. */
export const model = contentModel(contentCollections)
