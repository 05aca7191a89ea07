import type { GlobalBeforeChangeHook } from 'payload'

import { isBeingPublished, refuse } from '@/editing/faults'
import type { Site } from '@/payload-types'
import { misplacedIn } from './faults'

/** Before the settings of the site are published: refuses variables, since they surround every page, whatever its call. */
export const checkSiteVariables: GlobalBeforeChangeHook = ({
  data,
  originalDoc,
  global,
  req,
}): unknown => {
  const site = { ...(originalDoc as Site), ...(data as Site) }
  if (isBeingPublished({ doc: site, req })) {
    refuse(misplacedIn(site), { config: global, doc: site, req })
  }
  return data
}
