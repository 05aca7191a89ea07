import type { Site } from '@/payload-types'
import { SITE_VARIABLES, SITE_VARIABLE_NAMES, type SiteVariable } from '@/text/variables/site'

/** What the settings `site` say of each variable of the site; null where they say nothing. */
export const ownerValues = (site: Partial<Site>) =>
  Object.fromEntries(
    SITE_VARIABLE_NAMES.map((name) => [name, site[SITE_VARIABLES[name].field]?.trim() || null]),
  ) as Record<SiteVariable, string | null>

/** Those of which visitors read that they are left to write, `site` being the stored settings, published or not. */
export function missingValues(site: Partial<Site>): SiteVariable[] {
  const values = ownerValues(site._status === 'published' ? site : {})
  return SITE_VARIABLE_NAMES.filter((name) => !values[name])
}
