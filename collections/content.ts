import { contentModel } from '@/fields/content'

import { Calls } from './calls'
import { Criteria } from './criteria'
import { Documents } from './documents'
import { Images } from './images'
import { Pages } from './pages'
import { Profiles } from './profiles'
import { SelectionSteps } from './selection-steps'

/** Pages and what they show, in the order of the admin's menu. A line registers a collection. */
export const contentCollections = [
  Pages,
  Calls,
  Profiles,
  Criteria,
  SelectionSteps,
  Images,
  Documents,
]

/** What they tell visitors, for whoever has no Payload at hand. */
export const model = contentModel(contentCollections)
